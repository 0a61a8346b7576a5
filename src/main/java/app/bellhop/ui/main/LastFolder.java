package app.bellhop.ui.main;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the system's file choosers begin: in the folder of what was chosen last, whichever of them it was. FX thread. */
final class LastFolder {

    private @Nullable Path last;

    /**
     * @param folder that of the field that is to be filled, which comes first; null for none
     * @return a folder that is there, or null: a chooser begins where it likes then
     */
    @Nullable
    File begin(@Nullable Path folder) {
        for (Path each : new Path[] {folder, last}) {
            if (each != null && Files.isDirectory(each)) {
                return each.toFile();
            }
        }
        return null;
    }

    /** Files were chosen; null for none. */
    List<Path> files(@Nullable List<File> chosen) {
        List<Path> paths =
                chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
        paths.stream().findFirst().ifPresent(first -> last = first.getParent());
        return paths;
    }

    /** A file was chosen; null for none. */
    Optional<Path> file(@Nullable File chosen) {
        return files(chosen == null ? null : List.of(chosen)).stream().findFirst();
    }

    /** A folder was chosen: the next chooser begins in it. Null for none. */
    Optional<Path> folder(@Nullable File chosen) {
        Optional<Path> path = Optional.ofNullable(chosen).map(File::toPath);
        path.ifPresent(folder -> last = folder);
        return path;
    }
}
