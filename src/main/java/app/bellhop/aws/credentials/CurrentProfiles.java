package app.bellhop.aws.credentials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.profiles.ProfileFile;

/** The AWS files as they are now: other programs renew the keys in them. Reads the disk. Any thread. */
final class CurrentProfiles implements Supplier<ProfileFile> {

    /** Found once: while a client is built, they are nowhere. */
    private final Optional<Path> config = AwsFiles.config();

    private final Optional<Path> credentials = AwsFiles.credentials();

    private List<FileTime> read;
    private ProfileFile profiles;

    CurrentProfiles() {
        read = changed();
        profiles = AwsFiles.read(config, credentials).profiles();
    }

    @Override
    public synchronized ProfileFile get() {
        List<FileTime> now = changed();
        if (!now.equals(read)) {
            read = now;
            profiles = AwsFiles.read(config, credentials).profiles();
        }
        return profiles;
    }

    private List<FileTime> changed() {
        return Stream.of(config, credentials)
                .flatMap(Optional::stream)
                .map(CurrentProfiles::time)
                .toList();
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
