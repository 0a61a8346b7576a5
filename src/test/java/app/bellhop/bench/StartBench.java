package app.bellhop.bench;

import app.bellhop.fake.ChildJvm;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figures, not tests: {@code ./mvnw test -Dtest=StartBench}. How long after its start Bellhop has a window, and the demo's
 * buckets in it, beside a JavaFX program that has a window only; in turn, each in a process of its own.
 */
class StartBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);

    @TempDir
    Path folder;

    private final Map<String, List<Long>> figures = new LinkedHashMap<>();

    @Test
    void startsBesideABareWindow() throws Exception {
        Path known = folder.resolve("known");
        run("not counted", "--demo", "--home=" + known);
        for (int round = 0; round < ROUNDS; round++) {
            run("bare", "bare");
            run("Bellhop, first start", "--demo", "--home=" + folder.resolve("home-" + round));
            run("Bellhop, later start", "--demo", "--home=" + known);
        }
        figures.keySet().removeIf(name -> name.startsWith("not counted"));
        System.out.println("| | median | × bare |");
        System.out.println("|---|---|---|");
        double bare = median(figures.get("bare: window"));
        figures.forEach((name, times) ->
                System.out.printf("| %s | %d ms | %.2f |%n", name, median(times), median(times) / bare));
    }

    private void run(String name, String... arguments) throws Exception {
        Process process = ChildJvm.of(StartProbe.class, List.of(arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (words[0].equals("window") || words[0].equals("buckets")) {
                    add(name + ": " + words[0], words[1]);
                    add(name + ": " + words[0] + ", processor", words[2]);
                }
            }
        }
        process.waitFor();
    }

    private void add(String figure, String millis) {
        figures.computeIfAbsent(figure, key -> new ArrayList<>()).add(Long.parseLong(millis));
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
