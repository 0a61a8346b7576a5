package app.bellhop.viewmodel.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.main.MainTestBase;
import app.bellhop.viewmodel.objects.ObjectRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Out of the palette every command that can run runs, whatever is selected and shown; its questions are cancelled. */
class EveryCommandTest extends MainTestBase {

    @BeforeEach
    void fill() {
        store.put("data", "a.csv", "b.txt", "sub/c.txt");
        sns.topics.add(new Topic("arn:aws:sns:us-east-1:1:alerts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b.txt", "a.csv b.txt", "sub/", "a.csv sub/"})
    void runsOnWhatIsSelected(String names) {
        open(new S3Location("data", ""));
        assertEquals(Map.of(), failures(names));
    }

    @Test
    void runsWithoutABucket() {
        main.start();
        assertEquals(Map.of(), failures(""));
    }

    /** What fails, by the id of the command. */
    private Map<String, String> failures(String names) {
        Map<String, String> failures = new TreeMap<>();
        List<Command> commands = new ArrayList<>(main.commands().all());
        Collections.reverse(commands); // What shows a part of the window stands before the commands of that part.
        for (Command command : commands) {
            select(names);
            try {
                command.run();
                main.tick();
            } catch (RuntimeException e) {
                failures.put(command.id(), e.toString());
            }
        }
        return failures;
    }

    private void select(String names) {
        List<ObjectRow> rows = main.objects().listing().rows().stream()
                .filter(row -> List.of(names.split(" ")).contains(row.name()))
                .toList();
        main.objects().selected(rows.size(), rows.stream().anyMatch(row -> !row.prefix()), () -> rows);
        main.tick();
    }
}
