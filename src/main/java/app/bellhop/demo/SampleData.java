package app.bellhop.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * The sample data of the demo: a city's monthly service requests, a report about them, a picture, and a list of
 * contacts.
 */
final class SampleData {

    static final String TOPIC = "city-alerts";
    private static final String BUCKET = "city-data";
    private static final YearMonth FIRST_MONTH = YearMonth.of(2026, 5);
    private static final int MONTHS = 5;
    private static final int ROWS = 320;
    private static final List<String> KINDS = List.of(
            "Pothole",
            "Street light out",
            "Missed collection",
            "Graffiti",
            "Water leak",
            "Illegal dumping",
            "Tree down");
    private static final List<String> DEPARTMENTS = List.of("streets", "water", "parks");

    private final BlobStore store;

    /** A fixed seed, so that every demo has the same data. */
    private final Random random = new Random(7);

    SampleData(BlobStore store) {
        this.store = store;
    }

    void create() throws IOException {
        store.createContainer(BUCKET);
        for (int i = 0; i < MONTHS; i++) {
            YearMonth month = FIRST_MONTH.plusMonths(i);
            put("requests/" + month.getYear() + "/" + month + ".csv", "text/csv", requests(month));
        }
        put("contacts/contacts.csv", "text/csv", contacts());
        put("reports/summary.html", "text/html; charset=utf-8", report());
        put("images/skyline.png", "image/png", skyline());
        put("README.txt", "text/plain; charset=utf-8", README);
    }

    private void put(String key, String type, String text) {
        put(key, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String key, String type, byte[] bytes) {
        store.putBlob(
                PutObjectRequest.builder()
                        .bucket(BUCKET)
                        .key(key)
                        .contentType(type)
                        .contentLength((long) bytes.length)
                        .build(),
                new ByteArrayInputStream(bytes));
    }

    private String requests(YearMonth month) {
        StringBuilder csv =
                new StringBuilder("request_id,opened,closed,kind,department,district,latitude,longitude,status\n");
        for (int i = 0; i < ROWS; i++) {
            LocalDate opened = month.atDay(1 + i * month.lengthOfMonth() / ROWS);
            boolean closed = random.nextInt(10) < 8;
            String kind = KINDS.get(random.nextInt(KINDS.size()));
            csv.append(String.format(
                    Locale.ROOT,
                    "%d%02d%04d,%s,%s,%s,%s,%d,%.5f,%.5f,%s%n",
                    month.getYear(),
                    month.getMonthValue(),
                    i + 1,
                    opened,
                    closed ? opened.plusDays(1 + random.nextInt(20)) : "",
                    kind,
                    DEPARTMENTS.get(random.nextInt(DEPARTMENTS.size())),
                    1 + random.nextInt(9),
                    32.70 + random.nextDouble() * 0.3,
                    -117.25 + random.nextDouble() * 0.3,
                    closed ? "closed" : "open"));
        }
        return csv.toString();
    }

    private String contacts() {
        StringBuilder csv = new StringBuilder("name,email,phone,department\n");
        List<String> names = List.of(
                "Ada Moreno",
                "Ben Okafor",
                "Chiyo Tanaka",
                "Dalia Haddad",
                "Emil Larsen",
                "Fatou Diop",
                "Goran Petrov",
                "Hanna Weiss",
                "Ivo Santos");
        for (int i = 0; i < names.size(); i++) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%s,%s@city.example,+1415555%04d,%s%n",
                    names.get(i),
                    names.get(i).toLowerCase(Locale.ROOT).replace(' ', '.'),
                    100 + i,
                    DEPARTMENTS.get(i % DEPARTMENTS.size())));
        }
        return csv.toString();
    }

    private String report() {
        StringBuilder rows = new StringBuilder();
        for (String kind : KINDS) {
            rows.append("<tr><td>")
                    .append(kind)
                    .append("</td><td>")
                    .append(150 + random.nextInt(120))
                    .append("</td></tr>\n");
        }
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Service requests</title>
                <style>body{font:16px system-ui;margin:3em;color:#24292f}td,th{padding:.4em 1.2em;border-bottom:1px solid #d0d7de}
                th{text-align:left}</style></head>
                <body><h1>Service requests, May to September</h1>
                <table><tr><th>Kind</th><th>Requests</th></tr>
                %s</table></body>
                </html>
                """.formatted(rows);
    }

    private byte[] skyline() throws IOException {
        int width = 640;
        int height = 320;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setPaint(new GradientPaint(0, 0, new Color(0x1f3a5f), 0, height, new Color(0xf2a65a)));
        g.fillRect(0, 0, width, height);
        g.setColor(new Color(0xfff1d0));
        g.fillOval(width - 170, 120, 80, 80);
        for (int layer = 0; layer < 3; layer++) {
            g.setColor(new Color(0x16, 0x24, 0x3a, 110 + layer * 60));
            Path2D.Double roofs = new Path2D.Double();
            roofs.moveTo(0, height);
            for (int x = 0; x < width; ) {
                int w = 24 + random.nextInt(40);
                int top = height - 50 - random.nextInt(140 - layer * 35);
                roofs.lineTo(x, top);
                roofs.lineTo(x + w, top);
                x += w;
            }
            roofs.lineTo(width, height);
            roofs.closePath();
            g.fill(roofs);
        }
        g.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private static final String README = """
            This is Bellhop's demo: an S3 server and an SNS server inside Bellhop, on this computer only.
            All data is made up. Try anything you like: it costs nothing and reaches no one.

            requests/   a city's service requests, one CSV file per month, all with the same header
            contacts/   people to notify, with their departments
            reports/    a web page about the requests
            images/     a picture
            """;
}
