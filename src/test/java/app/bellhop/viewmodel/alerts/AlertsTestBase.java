package app.bellhop.viewmodel.alerts;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.main.BellTestBase;
import app.bellhop.work.alerts.AlertRun;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** An alert on tables that are there. */
abstract class AlertsTestBase extends BellTestBase {

    AlertsViewModel alerts() {
        store.put("data", "in/a.csv");
        put("in/a.csv", "kind,n\nPothole,3\nLeak,1\nPothole,9\n");
        bell.reload();
        run("alerts");
        AlertsViewModel model = test.dialogs.screen(AlertsViewModel.class);
        model.form().name().set("Potholes");
        model.form().source().set("s3://data/in/");
        model.form().whereColumn().set("kind");
        model.form().whereValue().set("Pothole");
        model.form().threshold().set("1");
        model.form().topic().set("streets");
        return model;
    }

    void put(String key, String csv) {
        store.put("data", key);
        store.objects.put(new S3Location("data", key), csv.getBytes(StandardCharsets.UTF_8));
    }

    void run(AlertsViewModel model, String id) {
        model.commands().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow()
                .run();
    }

    AlertRun latest(AlertsViewModel model) {
        model.current().set(null);
        model.current().set(model.alerts().get(0));
        return model.runs().get(model.runs().size() - 1);
    }

    static Clock clock(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    /** What arrives is looked at. */
    void arrived(AlertsViewModel model, String key, String csv) {
        put(key, csv);
        model.changed(new S3Location("data", "in/"));
        model.tick();
    }
}
