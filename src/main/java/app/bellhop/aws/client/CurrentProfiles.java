package app.bellhop.aws.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;

/** The AWS files as they are now: other programs renew the keys in them. Reads the disk. Any thread. */
final class CurrentProfiles implements Supplier<ProfileFile> {

    private List<FileTime> read;
    private ProfileFile profiles;

    CurrentProfiles() {
        read = changed();
        profiles = AwsFiles.read().profiles();
    }

    @Override
    public synchronized ProfileFile get() {
        List<FileTime> now = changed();
        if (!now.equals(read)) {
            read = now;
            profiles = AwsFiles.read().profiles();
        }
        return profiles;
    }

    private static List<FileTime> changed() {
        List<FileTime> times = new ArrayList<>();
        Stream.of(ProfileFileLocation.configurationFileLocation(), ProfileFileLocation.credentialsFileLocation())
                .flatMap(Optional::stream)
                .forEach(file -> times.add(time(file)));
        return times;
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
