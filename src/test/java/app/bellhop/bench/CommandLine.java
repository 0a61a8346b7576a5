package app.bellhop.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Another client for S3, as a command. */
record CommandLine(String name, URI endpoint) implements OtherClient {

    private static final List<String> KNOWN = List.of("s5cmd", "rclone", "aws", "s3cmd");

    /** Those that are installed. */
    static List<CommandLine> onPath(URI endpoint) {
        return KNOWN.stream()
                .filter(CommandLine::installed)
                .map(name -> new CommandLine(name, endpoint))
                .toList();
    }

    private static boolean installed(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    @Override
    public Void upload(Path folder, String place) throws Exception {
        return switch (name) {
            case "s5cmd" -> run("cp", folder + "/", "s3://" + place);
            case "rclone" -> run("copy", folder.toString(), remote(place));
            case "s3cmd" -> run("put", "--recursive", folder + "/", "s3://" + place);
            default -> run("s3", "cp", "--recursive", folder.toString(), "s3://" + place);
        };
    }

    @Override
    public Void download(String place, Path folder) throws Exception {
        return switch (name) {
            case "s5cmd" -> run("cp", "s3://" + place + "*", folder + "/");
            case "rclone" -> run("copy", remote(place), folder.toString());
            case "s3cmd" -> run("get", "--recursive", "--force", "s3://" + place, folder + "/");
            default -> run("s3", "cp", "--recursive", "s3://" + place, folder.toString());
        };
    }

    @Override
    public Void delete(String place) throws Exception {
        return switch (name) {
            case "s5cmd" -> run("rm", "s3://" + place + "*");
            case "rclone" -> run("delete", remote(place));
            case "s3cmd" -> run("del", "--recursive", "--force", "s3://" + place);
            default -> run("s3", "rm", "--recursive", "s3://" + place);
        };
    }

    private String remote(String place) {
        return ":s3,provider=Other,env_auth=true,endpoint='" + endpoint + "',force_path_style=true:" + place;
    }

    private Void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(name));
        switch (name) {
            case "s5cmd", "aws" -> command.addAll(List.of("--endpoint-url", endpoint.toString()));
            case "s3cmd" ->
                command.addAll(List.of(
                        "--no-ssl", "--host=" + endpoint.getAuthority(), "--host-bucket=" + endpoint.getAuthority()));
            default -> {}
        }
        command.addAll(List.of(arguments));
        ProcessBuilder process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        process.environment().remove("AWS_CA_BUNDLE"); // rclone refuses to start with one.
        process.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID",
                        "key",
                        "AWS_SECRET_ACCESS_KEY",
                        "secret",
                        "AWS_DEFAULT_REGION",
                        "us-east-1"));
        int status = process.start().waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + status);
        }
        return null;
    }
}
