package app.bellhop.work.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.fake.TestContext;
import app.bellhop.work.alerts.AlertRule.AggregateFunction;
import app.bellhop.work.alerts.AlertRule.Comparison;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts that older versions have saved. */
class StoredAlertsTest {

    @Test
    void alertsOfAnOlderVersionAreRead(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("alerts.json"), """
                [{"id":"1","connection":"c","name":"Potholes","bucket":"data","key":"in/",
                "rule":{"measure":"AVERAGE","column":"n","whereColumn":"kind","whereValue":"Pothole",
                "comparison":"AT_LEAST","threshold":10.5},
                "topicArn":"arn:aws:sns:us-east-1:1:t","subject":"s","text":"{value}","watch":true}]
                """);
        assertEquals(
                List.of(new Alert(
                        "1",
                        "c",
                        "Potholes",
                        "data",
                        "in/",
                        new AlertRule(
                                AggregateFunction.AVERAGE,
                                "n",
                                "kind",
                                "Pothole",
                                Comparison.AT_LEAST,
                                new BigDecimal("10.5")),
                        "arn:aws:sns:us-east-1:1:t",
                        "s",
                        "{value}",
                        true,
                        AlertSchedule.ALWAYS)),
                new TestContext(folder).context.stores().alerts().list().join());
    }

    @Test
    void runsOfAnOlderVersionAreRead(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("alert-runs.json"), """
                [{"alert":"1","definition":"d","objects":"","over":true,"published":true,"last":"2026-11-28T10:00:00Z",
                "runs":[{"at":"2026-11-28T10:00:00Z","value":3,"rows":2,"matched":1,"unusable":0,"over":true,"published":true}]}]
                """);
        List<AlertState> read =
                new TestContext(folder).context.stores().alertStates().list().join();
        assertEquals(
                List.of(new AlertRun(
                        Instant.parse("2026-11-28T10:00:00Z"), new BigDecimal(3), 2, 1, 0, true, true, false, "", "")),
                read.get(0).runs());
    }
}
