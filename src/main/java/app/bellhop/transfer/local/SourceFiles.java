package app.bellhop.transfer.local;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.Detail.LocalFile.Fault;
import app.bellhop.cloud.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Which files can be uploaded; failures are {@code CloudException}s. Blocks. */
public final class SourceFiles {

    private SourceFiles() {}

    /** Fails for anything but a file with a readable name. Links are followed. */
    public static void requireFile(Path file) {
        Optional<CloudException> problem = nameProblem(file);
        if (problem.isPresent()) {
            throw problem.get();
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw CloudException.ofFile("PutObject", file.toString(), Fault.IS_A_FOLDER);
            }
            if (!attributes.isRegularFile()) {
                throw problem(file, LocalProblem.SPECIAL_FILE);
            }
        } catch (IOException e) {
            throw CloudException.ofFile("PutObject", file.toString(), e);
        }
    }

    /**
     * The failure of a name whose bytes are not valid in the system's encoding. Several such names look the same as text,
     * so that their keys would be the same too.
     */
    public static Optional<CloudException> nameProblem(Path file) {
        try {
            if (file.getFileSystem().getPath(file.toString()).equals(file)) {
                return Optional.empty();
            }
        } catch (InvalidPathException e) {
            // What the name was decoded to cannot be encoded again.
        }
        return Optional.of(CloudException.because(
                ErrorKind.LOCAL_FILE,
                "PutObject",
                file.toUri().getRawPath(), // Shows the bytes themselves.
                LocalProblem.NAME_UNREADABLE,
                System.getProperty("sun.jnu.encoding")));
    }

    static CloudException problem(Path file, LocalProblem problem, Object... arguments) {
        return CloudException.because(ErrorKind.LOCAL_FILE, "PutObject", file.toString(), problem, arguments);
    }
}
