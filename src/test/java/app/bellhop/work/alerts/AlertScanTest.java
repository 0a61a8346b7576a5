package app.bellhop.work.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.FakeObjectStore;
import app.bellhop.fake.FakeS3;
import app.bellhop.table.CsvFile;
import app.bellhop.work.WorkProblem;
import app.bellhop.work.alerts.AlertRule.AggregateFunction;
import app.bellhop.work.alerts.AlertRule.Comparison;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Aggregates of CSV objects. */
class AlertScanTest {

    private final FakeObjectStore store = new FakeObjectStore();

    private void put(String key, byte[] bytes) {
        store.put("b", key);
        store.objects.put(new S3Location("b", key), bytes);
    }

    private void put(String key, String text) {
        put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Alert alert(
            String key, AggregateFunction measure, String column, String whereColumn, String whereValue) {
        return new Alert(
                "id",
                "c",
                "Potholes",
                "b",
                key,
                new AlertRule(measure, column, whereColumn, whereValue, Comparison.OVER, BigDecimal.TEN),
                "t",
                "s",
                "m",
                false,
                AlertSchedule.ALWAYS);
    }

    private AggregateResult run(Alert alert) {
        return new AlertScan(new FakeS3(store).all(), Runnable::run, alert)
                .run()
                .getNow(null);
    }

    private CloudException failure(Alert alert) {
        CompletableFuture<AggregateResult> future = new AlertScan(new FakeS3(store).all(), Runnable::run, alert).run();
        return CloudException.of(assertThrows(Exception.class, future::join));
    }

    @Test
    void totalsThatMayHaveCountedAreTold() {
        put("in/a.csv", "kind,n\nx,10\ny,2\n");
        assertEquals("", run(alert("in/", AggregateFunction.SUM, "n", "", "")).unlike());
        put("in/b.csv", "kind,n\nx,10\ny,2\nTotal,12\n");
        assertEquals(
                "Total,12",
                run(alert("in/", AggregateFunction.SUM, "n", "", "")).unlike());
    }

    @Test
    void differentCurrenciesAreTold() {
        put("in/a.csv", "kind,n\nx,$10\ny,none\n");
        put("in/b.csv", "kind,n\nx,USD 2\n");
        assertEquals("", run(alert("in/", AggregateFunction.SUM, "n", "", "")).mixed());
        put("in/c.csv", "kind,n\nx,\u20AC7\n");
        assertEquals(
                "$10; \u20AC7",
                run(alert("in/", AggregateFunction.SUM, "n", "", "")).mixed());
        assertEquals("", run(alert("in/", AggregateFunction.ROWS, "", "", "")).mixed());
    }

    @ParameterizedTest
    @CsvSource({"ROWS, '', 4", "SUM, n, 13.5", "AVERAGE, n, 4.5", "MINIMUM, n, -1", "MAXIMUM, N, 10"})
    void measures(AggregateFunction measure, String column, BigDecimal expected) {
        put("a.csv", "kind,n\nx,10\ny,4.5\nx,-1\nz,none\n");
        AggregateResult result = run(alert("a.csv", measure, column, "", ""));
        assertEquals(0, expected.compareTo(result.value()), result.toString());
        assertEquals(4, result.rows());
        assertEquals(measure == AggregateFunction.ROWS ? 0 : 1, result.unusable());
    }

    @Test
    void onlyRowsThatAreAskedForCount() {
        put("a.csv", "kind,n\nPothole,10\nLeak,4\nPothole ,1\n");
        assertEquals(
                new BigDecimal(2),
                run(alert("a.csv", AggregateFunction.ROWS, "", "Kind", "Pothole"))
                        .value());
        assertEquals(
                new BigDecimal(11),
                run(alert("a.csv", AggregateFunction.SUM, "n", "kind", "Pothole"))
                        .value());
        assertNull(run(alert("a.csv", AggregateFunction.MAXIMUM, "n", "kind", "Nothing"))
                .value());
    }

    @ParameterizedTest
    @CsvSource({
        "a.csv, 'n\n\"1,234.50\"\n\"2,000\"\n10\n', 3244.5",
        "a.csv, 'k;n\na;1.234,50\nb;2.000\nc;10\n', 3244.5",
        "a.csv, 'k;n\na;1,5\nb;2,25\n', 3.75",
        "a.csv, 'n\n$1,000.00\n(250.00)\n', 750",
        "a.csv, 'k,n\na,NA\nb,\nc,N/A\n', ",
        "a.csv, 'k,n\na,\nb,\n', ",
        "a.jsonl, '{\"n\": 1}\n{\"k\": \"x\"}\n{\"n\": 2.5}\n', 3.5",
        "a.json, '[{\"n\": 1000}, {\"n\": 100}]', 1100",
        "a.json, '{\"n\": 5}', 5",
        "a.jsonl, '{\"n\": \"1,234.50\"}\n{\"n\": \"2\"}\n', 1236.5",
        "a.csv, 'k;n\na;1\u202F234,50\nb;10,25\n', 1244.75",
        "a.csv, 'k;n\na;1 234,50\nb;10,25\n', 1244.75",
        "a.csv, 'k,n\na,-5\nb,\u22127\n', -12",
        "a.csv, 'k,n\na,1e3\nb,2\n', 1002",
        "a.csv, 'k,n\na,0\nb,\n', 0",
        "a.csv, 'k,n\na,-\nb,null\nc,#N/A\n', ",
        "a.tsv, 'k\tn\nx\t1\ny\t2\n', 3"
    })
    void numbersAreReadAsInTables(String key, String text, BigDecimal expected) {
        put(key, text.replace("\\n", "\n"));
        AggregateResult result = run(alert(key, AggregateFunction.SUM, "n", "", ""));
        if (expected == null) {
            assertNull(result.value(), "there is no sum of nothing");
        } else {
            assertEquals(0, expected.compareTo(result.value()), result.toString());
        }
    }

    @Test
    void everyObjectIsReadInItsOwnNotation() {
        put("in/a.csv", "k;n\nx;1,5\n");
        put("in/b.csv", "k,n\nx,1.5\n");
        put("in/c.ndjson", "{\"n\": 2}\n");
        AggregateResult result = run(alert("in/", AggregateFunction.SUM, "n", "", ""));
        assertEquals(0, new BigDecimal(5).compareTo(result.value()), result.toString());
    }

    @Test
    void allObjectsBelowAPrefixAreRead() throws Exception {
        put("in/a.csv", "n\n1\n");
        put("in/deep/b.csv", "n\n2\n");
        put("in/notes.txt", "n\n100\n");
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write("n\n3\n".getBytes(StandardCharsets.UTF_8));
        }
        put("in/c.csv.gz", zipped.toByteArray());
        AggregateResult result = run(alert("in/", AggregateFunction.SUM, "n", "", ""));
        assertEquals(new BigDecimal(6), result.value());
        assertEquals(3, result.objects());
    }

    /** A member whose bytes are stored, not shrunk: each character more makes it one byte longer. */
    private static byte[] stored(String text) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped) {
            {
                def.setLevel(Deflater.NO_COMPRESSION);
            }
        }) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return zipped.toByteArray();
    }

    @Test
    void everyMemberCountsWhereverTheFirstOneEnds() throws IOException {
        byte[] second = stored("2\n");
        for (int padding = 0; padding < 600; padding++) {
            ByteArrayOutputStream members = new ByteArrayOutputStream();
            members.writeBytes(stored("n,text\n1," + "x".repeat(padding) + "\n"));
            members.writeBytes(second);
            put("a.csv.gz", members.toByteArray());
            AggregateResult result = run(alert("a.csv.gz", AggregateFunction.SUM, "n", "", ""));
            assertEquals(new BigDecimal(3), result.value(), "first member padded by " + padding);
        }
    }

    @Test
    void gzipIsKnownByItsBytesNotItsName() throws IOException {
        put("a.csv", stored("n\n1\n"));
        put("b.csv.gz", "n\n2\n");
        assertEquals(
                new BigDecimal(1),
                run(alert("a.csv", AggregateFunction.SUM, "n", "", "")).value());
        assertEquals(
                new BigDecimal(2),
                run(alert("b.csv.gz", AggregateFunction.SUM, "n", "", "")).value());
    }

    @Test
    void messyTablesAreReadAsFarAsTheyGo() {
        put("a.csv", "\uFEFFn;k\r\n1;a\r\n\"2\";b\r\n3\r\n;c\r\n1e2;d\r\n1e999999999;e\r\n");
        AggregateResult result = run(alert("a.csv", AggregateFunction.SUM, "n", "", ""));
        assertEquals(0, new BigDecimal(106).compareTo(result.value()), result.toString());
        assertEquals(2, result.unusable());
        put("u.csv", "n\n5\n".getBytes(StandardCharsets.UTF_16));
        assertEquals(
                new BigDecimal(5),
                run(alert("u.csv", AggregateFunction.SUM, "n", "", "")).value());
        put("empty.csv", "");
        assertEquals(
                BigDecimal.ZERO,
                run(alert("empty.csv", AggregateFunction.ROWS, "", "", "")).value());
    }

    @Test
    void rowsBehindAnOpenQuoteAreNotLeftOutSilently() {
        put("a.csv", "n,k\n1,a\n2,\"b\n3,c\n4,d\n");
        AggregateResult result = run(alert("a.csv", AggregateFunction.SUM, "n", "", ""));
        assertEquals(1, result.unusable());
    }

    @Test
    void columnsWithTheSameNameAreToldApart() {
        put("a.csv", "n, N ,n\n1,2,3\n");
        for (String name : new String[] {"n", "N"}) {
            AggregateResult first = run(alert("a.csv", AggregateFunction.SUM, name, "", ""));
            assertEquals(new BigDecimal(1), first.value());
        }
        assertEquals(
                new BigDecimal(3),
                run(alert("a.csv", AggregateFunction.SUM, "n (2)", "", "")).value());
    }

    @Test
    void zeroBytesAndUnmarkedWideTextAreReadAsTablesReadThem() {
        put("a.csv", "n\n1\n\0\n" + "1\n".repeat(30));
        AggregateResult zeros = run(alert("a.csv", AggregateFunction.SUM, "n", "", ""));
        assertEquals(new BigDecimal(31), zeros.value());
        assertEquals(1, zeros.unusable());
        put("w.csv", "n,k\r\n5,x\r\n".getBytes(StandardCharsets.UTF_16LE));
        assertEquals(
                new BigDecimal(5),
                run(alert("w.csv", AggregateFunction.SUM, "n", "", "")).value());
    }

    @Test
    void gzipThatIsCutOffIsAFailureAndNoSmallerFigure() throws IOException {
        byte[] whole = stored("n\n1\n2\n");
        put("a.csv.gz", Arrays.copyOf(whole, whole.length - 3));
        assertEquals(
                ErrorKind.INVALID,
                failure(alert("a.csv.gz", AggregateFunction.SUM, "n", "", "")).kind());
    }

    @Test
    void whatIsMissingIsNamed() {
        put("a.csv", "kind,n\nx,1\n");
        CloudException column = failure(alert("a.csv", AggregateFunction.SUM, "m", "", ""));
        assertEquals(ErrorKind.INVALID, column.kind());
        assertEquals(
                Reason.of(WorkProblem.COLUMN_MISSING, "m", "kind, n"),
                column.failure().detail());
        assertEquals(
                ErrorKind.NOT_FOUND,
                failure(alert("gone.csv", AggregateFunction.ROWS, "", "", "")).kind());
        put("bytes.csv", new byte[] {0, 1, 2, 3, 0, 0});
        assertEquals(
                ErrorKind.INVALID,
                failure(alert("bytes.csv", AggregateFunction.ROWS, "", "", "")).kind());
    }

    @Test
    void largeObjectsAreReadInRanges() {
        StringBuilder csv = new StringBuilder("n,text\n");
        for (int i = 0; i < 300_000; i++) {
            csv.append(i % 10).append(",some words that fill the line\n");
        }
        put("big.csv", csv.toString());
        AggregateResult result = run(alert("big.csv", AggregateFunction.SUM, "n", "", ""));
        assertEquals(new BigDecimal(1_350_000), result.value());
        assertEquals(csv.length(), result.bytes());
    }

    @ParameterizedTest
    @CsvSource({
        "OVER, 11, true",
        "OVER, 10, false",
        "AT_LEAST, 10, true",
        "UNDER, 9, true",
        "UNDER, 10, false",
        "AT_MOST, 10, true"
    })
    void thresholdsAreHeldAgainst(Comparison comparison, BigDecimal value, boolean rings) {
        AlertRule rule = new AlertRule(AggregateFunction.ROWS, "", "", "", comparison, BigDecimal.TEN);
        assertEquals(rings, rule.isMetBy(value));
    }

    @Test
    void messageIsFilledIn() {
        Alert alert = alert("in/", AggregateFunction.ROWS, "", "", "");
        AggregateResult result = new AggregateResult(new BigDecimal("212.50"), 1600, 212, 3, 5, 99, "", "");
        String text = AlertText.render(
                "{name} {value} {comparison} {threshold} {matched}/{rows} {unusable} {objects} {source} {time} {nothing} $1",
                alert,
                result,
                Instant.parse("2026-11-24T10:00:00.5Z"));
        assertEquals("Potholes 212.5 over 10 212/1600 3 5 s3://b/in/ 2026-11-24T10:00:00Z {nothing} $1", text);
    }

    @Test
    void cellsThatWouldRunInASpreadsheetAreKeptTexts() {
        for (String formula :
                new String[] {"=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\tx", "+49-30-1234567", "-1 - 2"}) {
            assertEquals("'" + formula, CsvFile.harmless(formula));
        }
        assertEquals("'\n'=1+1", CsvFile.harmless("\n=1+1"), "a line within a cell may be one of its own");
        for (String plain : new String[] {
            "+14155550100", "-12.5", "-1.5e3", "-12,5", "-.5", "a=b", "", "+49 30 1234-56", "+1(415)555-0100"
        }) {
            assertEquals(plain, CsvFile.harmless(plain));
        }
        assertFalse(CsvFile.harmless("+1 (415) 555-0100").startsWith("'"));
    }
}
