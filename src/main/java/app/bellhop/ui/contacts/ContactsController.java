package app.bellhop.ui.contacts;

import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.Theme;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.contacts.ContactsFields;
import app.bellhop.viewmodel.contacts.ContactsFields.TemplateLine;
import app.bellhop.viewmodel.contacts.ContactsViewModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The contacts window: a contacts table, and the topics and subscriptions to create from it. */
public final class ContactsController {

    private static final int MAX_FITTED_COLUMNS = 6;

    private final ContactsViewModel model;
    private final Runnable close;
    private final Map<TemplateLine, Node> lines = new HashMap<>();

    @FXML
    private Label contactsText;

    @FXML
    private TextField contactsSourceField;

    @FXML
    private Button contactsLoad;

    @FXML
    private Label contactsStatus;

    @FXML
    private TableView<List<String>> contactsTable;

    @FXML
    private ComboBox<String> nameColumnField;

    @FXML
    private ComboBox<String> emailColumnField;

    @FXML
    private ComboBox<String> phoneColumnField;

    @FXML
    private ComboBox<String> departmentColumnField;

    @FXML
    private ComboBox<String> regionField;

    @FXML
    private VBox templateBox;

    @FXML
    private CheckBox exactlyField;

    @FXML
    private Label contactsProblem;

    @FXML
    private Label contactsPreview;

    @FXML
    private Button changeTopicNames;

    @FXML
    private Button showPlan;

    public ContactsController(ContactsViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML
    private void initialize() {
        contactsText.setText(Texts.get("contacts.text", "{department}_critical"));
        contactsSourceField.textProperty().bindBidirectional(model.source());
        contactsLoad.disableProperty().bind(model.busy().or(model.source().isEmpty()));
        contactsStatus.textProperty().bind(model.status());
        Theme.failed(contactsStatus, model.failed());
        bindChoice(nameColumnField, model.fields().name());
        bindChoice(emailColumnField, model.fields().email());
        bindChoice(phoneColumnField, model.fields().phone());
        bindChoice(departmentColumnField, model.fields().department());
        regionField.getItems().setAll(ContactsFields.regions());
        regionField.valueProperty().bindBidirectional(model.fields().region());
        exactlyField.selectedProperty().bindBidirectional(model.fields().exactly());
        model.sample().addListener((ListChangeListener<List<String>>) change -> table());
        table();
        model.fields().templates().addListener((ListChangeListener<TemplateLine>) change -> showTemplates());
        showTemplates();
        VisibleWhen.says(contactsProblem, model.problem());
        contactsPreview.textProperty().bind(model.preview());
        CommandNodes.bind(changeTopicNames, model.changeNames());
        CommandNodes.bind(showPlan, model.plan());
    }

    /** The items are replaced with every table, which clears the box; the model keeps the chosen column. */
    private void bindChoice(ComboBox<String> box, StringProperty chosen) {
        model.columns().addListener((ListChangeListener<String>) change -> {
            String kept = chosen.get();
            box.getItems().setAll(model.columns());
            chosen.set(kept);
        });
        box.getItems().setAll(model.columns());
        box.valueProperty().bindBidirectional(chosen);
    }

    private void table() {
        if (model.sample().isEmpty()) {
            contactsTable.getColumns().clear();
            contactsTable.getItems().clear();
            return;
        }
        List<String> header = model.sample().get(0);
        if (contactsTable.getColumns().size() != header.size()) {
            // A few columns share the width; many scroll instead.
            contactsTable.setColumnResizePolicy(
                    header.size() <= MAX_FITTED_COLUMNS
                            ? TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS
                            : TableView.UNCONSTRAINED_RESIZE_POLICY);
            // All at once: the first, alone for a moment, would keep the whole width.
            contactsTable.getColumns().setAll(columns(header));
        }
        contactsTable.getItems().setAll(model.sample().subList(1, model.sample().size()));
    }

    private static List<TableColumn<List<String>, String>> columns(List<String> header) {
        List<TableColumn<List<String>, String>> columns = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            int index = i;
            TableColumn<List<String>, String> column = new TableColumn<>(header.get(i));
            column.setSortable(false);
            column.setPrefWidth(150);
            column.setCellValueFactory(
                    cell -> new ReadOnlyStringWrapper(cell.getValue().get(index)));
            columns.add(column);
        }
        return columns;
    }

    /** Unchanged rows keep their nodes, so that they keep the focus. */
    private void showTemplates() {
        lines.keySet().retainAll(model.fields().templates());
        List<Node> rows = model.fields().templates().stream()
                .map(line -> lines.computeIfAbsent(
                        line, l -> new TemplateNode(l, () -> model.fields().removeTemplate(l))))
                .toList();
        if (!rows.equals(templateBox.getChildren())) {
            templateBox.getChildren().setAll(rows);
        }
    }

    @FXML
    private void browse() {
        model.browse();
    }

    @FXML
    private void load() {
        if (!contactsLoad.isDisabled()) {
            model.load();
        }
    }

    @FXML
    private void addTemplate() {
        model.fields().addTemplate();
    }

    @FXML
    private void closeWindow() {
        close.run();
    }
}
