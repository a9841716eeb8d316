/** Numbers of one system call: on x64, and on arm64 where it exists there. */
type Numbers = readonly [x64: number, arm64?: number];

/**
 * What a grading process has no business with: talk to anybody, look into or steer another process, make namespaces or
 * mounts, program the kernel. Numbers from the kernel's own tables (`asm/unistd_64.h`, `asm-generic/unistd.h`).
 */
export const REFUSED_CALLS: Readonly<Record<string, Numbers>> = {
  // New processes. `clone` is looked at more closely: it also makes threads.
  fork: [57],
  vfork: [58],
  execveat: [322, 281],
  memfd_create: [319, 279],
  // Sockets. The channel to the server is inherited and needs none of these.
  socket: [41, 198],
  socketpair: [53, 199],
  connect: [42, 203],
  bind: [49, 200],
  listen: [50, 201],
  accept: [43, 202],
  accept4: [288, 242],
  // Other processes.
  ptrace: [101, 117],
  process_vm_readv: [310, 270],
  process_vm_writev: [311, 271],
  process_madvise: [440, 440],
  kcmp: [312, 272],
  pidfd_open: [434, 434],
  pidfd_getfd: [438, 438],
  pidfd_send_signal: [424, 424],
  // Namespaces and mounts.
  unshare: [272, 97],
  setns: [308, 268],
  mount: [165, 40],
  umount2: [166, 39],
  pivot_root: [155, 41],
  chroot: [161, 51],
  open_tree: [428, 428],
  move_mount: [429, 429],
  fsopen: [430, 430],
  fsconfig: [431, 431],
  fsmount: [432, 432],
  fspick: [433, 433],
  mount_setattr: [442, 442],
  open_by_handle_at: [304, 265],
  name_to_handle_at: [303, 264],
  mknod: [133],
  mknodat: [259, 33],
  // Large parts of the kernel that are attacked often.
  io_uring_setup: [425, 425],
  io_uring_enter: [426, 426],
  io_uring_register: [427, 427],
  bpf: [321, 280],
  perf_event_open: [298, 241],
  userfaultfd: [323, 282],
  fanotify_init: [300, 262],
  keyctl: [250, 219],
  add_key: [248, 217],
  request_key: [249, 218],
  modify_ldt: [154],
  personality: [135, 92],
  // The machine itself.
  kexec_load: [246, 104],
  kexec_file_load: [320, 294],
  init_module: [175, 105],
  finit_module: [313, 273],
  delete_module: [176, 106],
  reboot: [169, 142],
  swapon: [167, 224],
  swapoff: [168, 225],
  acct: [163, 89],
  quotactl: [179, 60],
  settimeofday: [164, 170],
  clock_settime: [227, 112],
  adjtimex: [159, 171],
  clock_adjtime: [305, 266],
  syslog: [103, 116],
  vhangup: [153, 58],
  iopl: [172],
  ioperm: [173],
};

/** `clone` may make threads and nothing else. `clone3` hides its flags from a filter, so it must seem not to exist. */
export const CLONE: Numbers = [56, 220];
export const CLONE3: Numbers = [435, 435];
