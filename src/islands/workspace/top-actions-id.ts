/** Id of the element in the page's top bar that takes the workspace's buttons. */
export const TOP_ACTIONS_ID = 'workspace-actions';
