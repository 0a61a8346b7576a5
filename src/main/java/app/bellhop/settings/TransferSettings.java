package app.bellhop.settings;

/**
 * How the transfer queue works.
 *
 * @param atOnce how many large files are sent or received at once, 1 to {@link #MAX_AT_ONCE}; small ones, several times as many
 * @param uploadLimit bytes per second of all uploads together, or 0 for no limit
 * @param downloadLimit bytes per second of all downloads together, or 0 for no limit
 * @param resumeAtStart whether unfinished transfers go on by themselves at the next start
 * @param askUploadOptions whether the options of each upload are asked
 * @param ignoreFileTimes whether objects do not keep when a file was modified, nor files get it back
 */
public record TransferSettings(
        int atOnce,
        long uploadLimit,
        long downloadLimit,
        boolean resumeAtStart,
        boolean askUploadOptions,
        boolean ignoreFileTimes) {

    public static final int MAX_AT_ONCE = 32;
    public static final TransferSettings INITIAL = new TransferSettings(4, 0, 0, false, false, false);

    public TransferSettings {
        // A file may have been edited by hand.
        atOnce = atOnce < 1 || atOnce > MAX_AT_ONCE ? 4 : atOnce;
        uploadLimit = Math.max(0, uploadLimit);
        downloadLimit = Math.max(0, downloadLimit);
    }

    public TransferSettings withAskUploadOptions(boolean value) {
        return new TransferSettings(atOnce, uploadLimit, downloadLimit, resumeAtStart, value, ignoreFileTimes);
    }
}
