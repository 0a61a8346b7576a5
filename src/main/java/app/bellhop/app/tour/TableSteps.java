package app.bellhop.app.tour;

import app.bellhop.app.tour.TourSteps.Step;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.viewmodel.command.CommandIds;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;

/** Tour steps from objects to one table, and on to a page that others can open. */
final class TableSteps extends TourPart {

    private static final S3Location MONTHS = new S3Location("city-data", "requests/2026/");
    private static final S3Location MESSY = new S3Location("city-archive", "messy/");
    private static final S3Location PHOTOS = new S3Location("city-data", "photos/");
    private static final S3Location PHONES = new S3Location("city-archive", "departments/phones.csv");
    private static final S3Location REPORT = new S3Location("city-data", "reports/potholes.html");
    private static final S3Location INDEX = new S3Location("city-data", "requests/2026/index.html");

    private final TourNotifications notifications;
    private final Path home;

    TableSteps(TourSession session, TourWindow window, TourNotifications notifications, Path home) {
        super(session, window);
        this.notifications = notifications;
        this.home = home;
    }

    List<Step> all() {
        return List.of(
                new Step("table", "Many CSV objects, one table", this::table),
                new Step("table-filter", "Filtered and sorted", this::filter),
                new Step("table-grouped", "Grouped, with a bar chart", this::grouped),
                new Step("table-profile", "What is in each column", this::profile),
                new Step("table-saved", "Saved to a bucket", this::saved),
                new Step("table-joined", "Joined with another table by a column", this::joined),
                new Step("table-problems", "Objects with problems", this::problems),
                new Step("table-empty", "No tables here", this::empty),
                new Step("report", "A published report", this::report),
                new Step("index-page", "An index page with presigned links", this::index),
                new Step("site-plan", "A bucket as a website: the plan", this::sitePlan),
                new Step("site", "The website is online", this::site));
    }

    private String status() throws Exception {
        return window.fx(this::shownStatus);
    }

    /** FX thread. */
    private String shownStatus() {
        return window.lookup("tableStatus") instanceof Labeled label ? label.getText() : "";
    }

    private String table() throws Exception {
        table(MONTHS);
        long lines = 0;
        for (String key : server().keys(MONTHS)) {
            lines += key.endsWith(".csv")
                    ? text(new S3Location("city-data", key)).lines().count() - 1
                    : 0;
        }
        int rows = window.fx(() -> data().getItems().size());
        return verify("GetObject of each", rows == lines, rows + " rows of all months in one table");
    }

    private String text(S3Location object) throws Exception {
        return new String(
                await(server().s3().content().read(ObjectIdentifier.current(object), 0, 1 << 20))
                        .bytes(),
                StandardCharsets.UTF_8);
    }

    private String filter() throws Exception {
        window.press("filterMenu");
        window.run(() -> {
            choose("filterColumn", 4); // Object, request_id, opened, closed, kind …
            choose("filterCondition", 1);
        });
        window.type("filterValueField", "Pothole");
        window.press("addFilter");
        window.waitUntil("the rows", () -> shownStatus().contains(" of "));
        window.run(() -> {
            sort(data());
        });
        return "Filters add up and are removed with a click: " + status() + ".";
    }

    private static <R> void sort(TableView<R> table) {
        var column = table.getColumns().get(2);
        table.getSortOrder().setAll(List.of(column));
    }

    private void choose(String id, int index) {
        ((ComboBox<?>) window.find(id)).getSelectionModel().select(index);
    }

    private String grouped() throws Exception {
        window.run(() -> tabs().getSelectionModel().select(1));
        chooseColumn("groupByField", "department");
        chooseColumn("groupOfField", "district");
        window.press("runGrouping");
        window.waitUntil(
                "the groups", () -> !window.table("groupTable").getItems().isEmpty());
        return "By department: " + window.fx(() -> window.text("groupStatus")) + ".";
    }

    private String profile() throws Exception {
        window.run(() -> tabs().getSelectionModel().select(2));
        int columns = window.fx(() -> data().getColumns().size());
        window.waitUntil(
                "the profiles", () -> window.table("profileTable").getItems().size() == columns);
        return window.fx(() -> window.text("profileStatus")) + ".";
    }

    /** Checks a column in the list that a button opens. */
    private void chooseColumn(String button, String name) throws Exception {
        window.press(button);
        window.type("columnSearchField", name);
        window.press("allColumns");
        window.run(() -> window.find("columnSearchField").getScene().getWindow().hide());
    }

    private TabPane tabs() {
        javafx.scene.Node node = window.find("dataTable");
        while (!(node instanceof TabPane)) {
            node = node.getParent();
        }
        return (TabPane) node;
    }

    private String saved() throws Exception {
        window.run(() -> tabs().getSelectionModel().selectFirst());
        window.press("saveTable");
        S3Location target = new S3Location("city-data", "reports/potholes.csv");
        window.type("targetField", target.uri());
        window.press("dialogOk");
        window.waitUntil(
                "the object",
                () -> server().keys(new S3Location("city-data", "reports/")).contains(target.key()));
        String csv = text(target);
        boolean only = csv.lines().skip(1).allMatch(line -> line.contains(",Pothole,"));
        String type = server().head(target).headers().contentType();
        return verify(
                "GetObject and HeadObject",
                only && type != null && type.startsWith("text/csv"),
                csv.lines().count() - 1 + " rows, " + type);
    }

    /** The requests with the phone numbers of their departments, which are in another bucket. */
    private String joined() throws Exception {
        List<String> departments = departments();
        write(
                PHONES,
                "department,phone\n"
                        + departments.stream()
                                .map(name -> "\"" + name + "\"," + phone(name) + "\n")
                                .collect(Collectors.joining()));
        table(PHONES.parent());
        beside(() -> open(MONTHS));
        int requests = window.fx(() -> data().getItems().size());
        window.run(() -> ((MenuButton) window.find("tableMenu"))
                .getItems().stream()
                        .filter(item -> CommandIds.JOIN_TABLES.equals(item.getId()))
                        .forEach(MenuItem::fire));
        window.waitFor("leftKeyField");
        beside(() -> window.press("dialogOk"));
        window.waitUntil("all rows", () -> data().getItems().size() == requests);
        boolean right = window.fx(() -> IntStream.range(0, requests)
                .allMatch(row -> phone(cell("department", row)).equals(cell("phone", row))));
        return verify("what was written", right, requests + " requests, each with the number of its department");
    }

    private List<String> departments() throws Exception {
        List<String> found = new ArrayList<>();
        table(MONTHS);
        window.run(() -> IntStream.range(0, data().getItems().size())
                .mapToObj(row -> cell("department", row))
                .distinct()
                .forEach(found::add));
        return found;
    }

    private static String phone(String department) {
        return department.isEmpty() ? "" : "555-" + Math.floorMod(department.hashCode(), 10_000);
    }

    /** FX thread. */
    private TableView<?> data() {
        return window.table("dataTable");
    }

    /** FX thread. */
    private String cell(String column, int row) {
        return data().getColumns().stream()
                .filter(shown -> column.equals(shown.getText()))
                .map(shown -> String.valueOf(shown.getCellData(row)))
                .findFirst()
                .orElse("");
    }

    private interface Opening {
        void open() throws Exception;
    }

    /** Opens another table window in front of those that are there. */
    private void beside(Opening opening) throws Exception {
        TableView<?> before = window.fx(this::data);
        opening.open();
        window.waitUntil(
                "another table", () -> data() != before && shownStatus().contains("columns"));
    }

    /** Malformed rows are kept, and their problems are listed. */
    private String problems() throws Exception {
        write("ragged.csv", "id,kind\n1\n2,Leak,now\n3,\"Tree\n4,Pothole\n");
        write("zeros.csv", "id,kind\n5,Pot\0hole\n" + "6,Leak\n".repeat(20));
        write("lines.ndjson", "{\"id\":7}\nno JSON\n");
        write("picture.csv", "\u0001\u0002\u0003\u0004".repeat(100));
        table(MESSY);
        return showProblems();
    }

    private String showProblems() throws Exception {
        window.run(() -> tabs().getSelectionModel().selectLast());
        int count = window.fx(() -> window.table("problemTable").getItems().size());
        return verify("what was written", count == 6, count + " problems in four objects: " + status());
    }

    private void write(String name, String text) throws Exception {
        write(new S3Location(MESSY.bucket(), MESSY.key() + name), text);
    }

    private void write(S3Location object, String text) throws Exception {
        await(server().s3().content().create(object, text.getBytes(StandardCharsets.UTF_8), "text/csv"));
    }

    /** Opens a table window for everything at a location. */
    private void table(S3Location place) throws Exception {
        closeAll();
        open(place);
        window.waitUntil("the table", () -> shownStatus().contains("columns"));
    }

    private void open(S3Location place) throws Exception {
        notifications.showTab(false);
        session.navigate(place);
        session.clearSelection();
        session.run(CommandIds.OPEN_AS_TABLE);
    }

    String empty() throws Exception {
        closeAll();
        open(PHOTOS);
        window.waitUntil("the reason", () -> placeholder().startsWith("No CSV"));
        return window.fx(this::placeholder);
    }

    /** What stands in place of rows. FX thread. */
    private String placeholder() {
        return window.lookup("tablePlaceholder") instanceof Labeled label ? label.getText() : "";
    }

    private String report() throws Exception {
        table(MONTHS);
        window.press("publishReport");
        window.waitFor("targetField");
        window.type("targetField", REPORT.uri());
        window.type("titleField", "Potholes of 2026");
        window.type("captionField", "From the city's service requests.");
        window.run(() -> ((ComboBox<?>) window.find("topicField")).getEditor().setText("city-alerts"));
        window.press("dialogOk");
        window.waitUntil("the link", () -> server().countMessages("Potholes of 2026") > 0);
        window.waitUntil("the link on the clipboard", () -> window.copied().contains("potholes.html"));
        String link = window.fx(window::copied);
        String page = new String(server().fetch(URI.create(link)), StandardCharsets.UTF_8);
        boolean passed = page.contains("<h1>Potholes of 2026</h1>") && page.contains("<td>Pothole<");
        return verify("a plain HTTP GET of the link", passed, "the page; its link was sent to city-alerts");
    }

    private String index() throws Exception {
        closeAll();
        session.navigate(MONTHS);
        session.run(CommandIds.PUBLISH_INDEX);
        window.waitFor("linksField");
        window.type("titleField", "Requests of 2026");
        window.press("dialogOk");
        window.waitUntil("the page", () -> server().keys(MONTHS).contains(INDEX.key()));
        String page = text(INDEX);
        String link = page.replaceAll("(?s).*?<a href=\"?([^\">]+).*", "$1").replace("&amp;", "&");
        int status = server().fetchStatus(URI.create(link));
        return verify(
                "a plain HTTP GET of its first link",
                status == 200 && page.contains("The links work until"),
                "200, and its expiry is shown");
    }

    private String sitePlan() throws Exception {
        closeAll();
        session.navigate(new S3Location("city-archive", ""));
        Path folder = Files.createDirectories(home.resolve("site"));
        Files.writeString(
                folder.resolve("index.html"), "<!doctype html><title>City</title><h1>Hello from the city</h1>");
        session.run(CommandIds.MAKE_WEBSITE);
        window.waitFor("folderField");
        window.type("folderField", folder.toString());
        window.run(() -> ((javafx.scene.control.CheckBox) window.find("openField")).setSelected(false));
        window.press("dialogOk");
        window.waitFor("workTable");
        boolean none = server().section("city-archive", BucketSection.WEBSITE).isEmpty();
        return verify("GetBucketWebsite", none, "nothing is changed before Apply");
    }

    private String site() throws Exception {
        window.press("dialogOk");
        window.waitUntil(
                "the page",
                () -> server().keys(new S3Location("city-archive", "")).contains("index.html"));
        window.waitUntil("the address", () -> window.copied().contains("s3-website"));
        URI site = URI.create(window.fx(window::copied));
        String page = server().fetchPage(site);
        return verify("a plain HTTP GET of " + site, page.contains("Hello from the city"), "the page");
    }

    private void closeAll() throws Exception {
        while (window.fx(() -> window.lookup("dialogCancel") != null || window.lookup("dialogOk") != null)) {
            String id = window.fx(() -> window.lookup("dialogCancel") != null ? "dialogCancel" : "dialogOk");
            window.run(() -> ((ButtonBase) window.find(id)).fire());
        }
    }

    String dark() throws Exception {
        table(MONTHS);
        return "Dark theme.";
    }

    String darkProblems() throws Exception {
        table(MESSY);
        return showProblems();
    }

    String darkGrouped() throws Exception {
        grouped();
        return "Dark theme.";
    }

    void close() throws Exception {
        closeAll();
    }
}
