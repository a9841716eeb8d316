/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    services: import('#services/contract').Services;
    viewer: import('#domain/viewer').Viewer | null;
    /** Address of the peer, for throttling. */
    address: string;
  }
}
