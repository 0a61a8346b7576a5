package app.bellhop.ui.inspector;

import app.bellhop.cloud.s3.upload.UploadOptions;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.Theme;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.inspector.EditedField;
import app.bellhop.viewmodel.inspector.PropertiesViewModel;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;

public final class PropertiesController {

    private final PropertiesViewModel model;
    private final Commands commands;

    @FXML
    private Label propertiesStatus;

    @FXML
    private GridPane factGrid;

    @FXML
    private GridPane headerGrid;

    @FXML
    private Node editPane;

    @FXML
    private TextInputControl contentTypeField;

    @FXML
    private TextInputControl cacheControlField;

    @FXML
    private TextInputControl contentDispositionField;

    @FXML
    private TextInputControl contentEncodingField;

    @FXML
    private TextInputControl contentLanguageField;

    @FXML
    private ComboBox<String> storageClassBox;

    @FXML
    private TextInputControl metadataArea;

    @FXML
    private TextInputControl tagsArea;

    @FXML
    private Label tagStatus;

    @FXML
    private Label propertiesProblem;

    @FXML
    private FlowPane propertyActions;

    public PropertiesController(PropertiesViewModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
    }

    @FXML
    private void initialize() {
        VisibleWhen.says(propertiesStatus, model.status());
        Theme.failed(propertiesStatus, model.notRead());
        FactGrid.columns(factGrid);
        FactGrid.columns(headerGrid);
        model.facts().addListener((InvalidationListener) facts -> showFacts());
        showFacts();
        VisibleWhen.bind(editPane, model.loaded());
        edit(contentTypeField, model.contentType);
        edit(cacheControlField, model.cacheControl);
        edit(contentDispositionField, model.contentDisposition);
        edit(contentEncodingField, model.contentEncoding);
        edit(contentLanguageField, model.contentLanguage);
        edit(metadataArea, model.metadata);
        edit(tagsArea, model.tags);
        tagsArea.disableProperty().bind(model.loaded().and(model.tagsLoaded()).not());
        VisibleWhen.says(tagStatus, model.tagStatus());
        storageClassBox.getItems().setAll(UploadOptions.STORAGE_CLASSES);
        storageClassBox.valueProperty().bindBidirectional(model.storageClass.value());
        VisibleWhen.says(propertiesProblem, model.problem());
        propertyActions
                .getChildren()
                .addAll(
                        CommandNodes.button(commands.get(CommandIds.SAVE_PROPERTIES)),
                        CommandNodes.button(commands.get(CommandIds.REVERT_PROPERTIES)),
                        CommandNodes.button(commands.get(CommandIds.RESTORE_OBJECT)));
        Node restore = propertyActions.getChildren().get(2);
        VisibleWhen.bind(restore, restore.disabledProperty().not());
    }

    private static void edit(TextInputControl input, EditedField field) {
        input.textProperty().bindBidirectional(field.value());
        input.promptTextProperty()
                .bind(Bindings.when(field.mixed())
                        .then(Texts.get("properties.mixed"))
                        .otherwise(""));
    }

    private void showFacts() {
        factGrid.getChildren().clear();
        model.facts().forEach(fact -> FactGrid.add(factGrid, fact.label(), fact.value()));
    }
}
