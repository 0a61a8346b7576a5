package app.bellhop.settings;

/**
 * What is decided before a transfer begins.
 *
 * @param uploadIfExists what to do about an object that exists, as the transfer queue names it; ASK to ask
 * @param downloadIfExists the same about a file
 * @param excludedNames patterns of file and folder names that are not uploaded with their folder, separated by commas
 */
public record PlanningSettings(String uploadIfExists, String downloadIfExists, String excludedNames) {

    private static final String ASK = "ASK";

    /** Files that operating systems leave in folders. */
    private static final String EXCLUDED_NAMES = ".DS_Store, Thumbs.db, desktop.ini";

    public static final PlanningSettings INITIAL = new PlanningSettings(ASK, ASK, EXCLUDED_NAMES);

    public PlanningSettings {
        // A file by another version may lack what is new.
        uploadIfExists = uploadIfExists == null ? ASK : uploadIfExists;
        downloadIfExists = downloadIfExists == null ? ASK : downloadIfExists;
        excludedNames = excludedNames == null ? EXCLUDED_NAMES : excludedNames;
    }
}
