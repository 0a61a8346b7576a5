package app.bellhop.bench;

import static app.bellhop.fake.DemoConnection.await;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.NewBucket;
import app.bellhop.fake.DemoConnection;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.TableMemoryBudget;
import app.bellhop.table.data.TableQuery;
import app.bellhop.table.data.TableReader;
import app.bellhop.table.dialect.ReadOptions;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figures, not tests: a thousand CSV objects of a megabyte made one table, beside Python's csv and boto3 where they are
 * there. {@code ./mvnw test -Dtest=TableBench -Dtest.heap=6g}. Surefire does not run it by itself.
 */
class TableBench {

    private static final int OBJECTS = Integer.getInteger("bench.objects", 1000);
    private static final int RUNS = 3;
    private static final long MINUTES = 20;

    private static final String PYTHON = """
            import csv, io, sys, time, resource
            import boto3
            endpoint, key, secret = sys.argv[1:4]
            s3 = boto3.client("s3", endpoint_url=endpoint, aws_access_key_id=key, aws_secret_access_key=secret,
                              region_name="us-east-1")
            start = time.time()
            rows, size = [], 0
            for page in s3.get_paginator("list_objects_v2").paginate(Bucket="many"):
                for entry in page["Contents"]:
                    body = s3.get_object(Bucket="many", Key=entry["Key"])["Body"].read()
                    size += len(body)
                    rows.extend(csv.DictReader(io.StringIO(body.decode())))
            took = time.time() - start
            print(f"BENCH python csv+boto3: {len(rows)} rows, {size / took / 1e6:.1f} MB/s, "
                  f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB at most")
            """;

    @TempDir
    Path folder;

    @Test
    void readsAThousandMegabytes() throws Exception {
        try (DemoConnection server = new DemoConnection(folder)) {
            await(server.connection.objects().createBucket(NewBucket.named("many")));
            for (int i = 0; i < OBJECTS; i++) {
                byte[] csv = csv(i).getBytes(StandardCharsets.UTF_8);
                await(server.connection
                        .s3()
                        .content()
                        .create(new S3Location("many", "in/%04d.csv".formatted(i)), csv, "text/csv"));
            }
            for (int run = 0; run < RUNS; run++) {
                bellhop(server);
                python(server);
            }
        }
    }

    private static String csv(int object) {
        StringBuilder csv = new StringBuilder("id,kind,street,opened,amount,latitude,longitude,open\n");
        for (int row = 0; csv.length() < 1_000_000; row++) {
            csv.append(object * 20_000L + row)
                    .append(row % 3 == 0 ? ",Pothole," : ",Street light,")
                    .append(row % 997)
                    .append(" Elm Street,2026-11-")
                    .append(10 + row % 20)
                    .append(',')
                    .append(row % 1000 / 10.0)
                    .append(",47.")
                    .append(row)
                    .append(",8.")
                    .append(row)
                    .append(row % 2 == 0 ? ",true\n" : ",false\n");
        }
        return csv.toString();
    }

    private static void bellhop(DemoConnection server) throws Exception {
        long before = heap();
        long start = System.nanoTime();
        DataTable table = new DataTable(TableMemoryBudget.ofProgram());
        TableReader reader = new TableReader(
                server.connection.s3().content(), "many", ReadOptions.AUTOMATIC, table, server.executor);
        await(server.connection.objects().listAll(new S3Location("many", ""), page -> page.forEach(reader::add)));
        reader.end();
        reader.done().get(MINUTES, TimeUnit.MINUTES);
        long nanos = System.nanoTime() - start;
        System.out.printf(
                "BENCH bellhop: %d rows of %d objects%s, %.1f MB/s, %d MiB kept, %d problems%n",
                table.rows(),
                reader.objects(),
                reader.full() ? " (budget reached)" : "",
                reader.bytes() * 1e3 / nanos,
                heap() - before,
                table.problemCount());
        start = System.nanoTime();
        new TableQuery(List.of(), "pothole", 4, false).run(table, () -> false);
        System.out.printf("BENCH bellhop: searched and sorted in %d ms%n", (System.nanoTime() - start) / 1_000_000);
    }

    /** MiB in use. */
    private static long heap() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    private void python(DemoConnection server) throws Exception {
        Path script = Files.writeString(folder.resolve("bench.py"), PYTHON);
        Process process = new ProcessBuilder(
                        "python3",
                        script.toString(),
                        server.demo.s3Endpoint().toString(),
                        server.demo.accessKeyId(),
                        server.demo.secretAccessKey())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "python.txt"))
                .start();
        process.waitFor(MINUTES, TimeUnit.MINUTES);
        System.out.print(
                process.exitValue() == 0
                        ? Files.readString(folder.resolve("python.txt"))
                        : "BENCH python csv+boto3: not there\n");
    }
}
