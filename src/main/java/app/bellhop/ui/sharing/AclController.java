package app.bellhop.ui.sharing;

import app.bellhop.cloud.s3.AclGrant;
import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.CommandKeys;
import app.bellhop.ui.base.CommandNodes;
import app.bellhop.ui.base.VisibleWhen;
import app.bellhop.viewmodel.command.CommandIds;
import app.bellhop.viewmodel.command.Commands;
import app.bellhop.viewmodel.sharing.AclViewModel;
import app.bellhop.viewmodel.sharing.GrantForm;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The ACL section of the Sharing tab. */
public final class AclController {

    private final AclViewModel model;
    private final Commands commands;

    @FXML
    private Label aclStatus;

    @FXML
    private Label aclDisabled;

    @FXML
    private TableView<AclGrant> grantTable;

    @FXML
    private TableColumn<AclGrant, String> granteeColumn;

    @FXML
    private TableColumn<AclGrant, String> permissionColumn;

    @FXML
    private ComboBox<String> cannedAclBox;

    @FXML
    private HBox cannedActions;

    @FXML
    private HBox grantActions;

    public AclController(AclViewModel model, Commands commands) {
        this.model = model;
        this.commands = commands;
    }

    @FXML
    private void initialize() {
        Columns.fit(grantTable);
        VisibleWhen.says(aclStatus, model.status());
        VisibleWhen.says(aclDisabled, model.disabled());
        grantTable.setItems(model.grants());
        grantTable.setPlaceholder(new Label());
        VisibleWhen.bind(grantTable, model.single());
        Columns.text(granteeColumn, GrantForm::grantee);
        Columns.text(permissionColumn, AclGrant::permission);
        grantTable
                .getSelectionModel()
                .selectedItemProperty()
                .addListener((o, before, now) -> model.selected().set(now));
        CommandKeys.bind(grantTable, commands.get(CommandIds.REMOVE_GRANT));
        cannedAclBox.setItems(model.cannedChoices());
        cannedAclBox.valueProperty().bindBidirectional(model.canned());
        cannedAclBox.disableProperty().bind(model.disabled().isNotEmpty());
        Button apply = CommandNodes.button(commands.get(CommandIds.APPLY_CANNED_ACL));
        apply.setMinWidth(Region.USE_PREF_SIZE);
        cannedActions.getChildren().add(apply);
        grantActions
                .getChildren()
                .addAll(
                        CommandNodes.button(commands.get(CommandIds.ADD_GRANT)),
                        CommandNodes.button(commands.get(CommandIds.REMOVE_GRANT)));
    }
}
