/** The paths of icons for what a user does with a text. */
export const COPY =
  "M9 8.5h9a1 1 0 0 1 1 1V19a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V9.5a1 1 0 0 1 1-1zM5 15.5V5a1 1 0 0 1 1-1h9";
export const DOWNLOAD = "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14";
export const PRINT =
  "M7 9V4h10v5M7 17H5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-2M7 14h10v6H7z";
