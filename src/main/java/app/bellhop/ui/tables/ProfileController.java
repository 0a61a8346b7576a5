package app.bellhop.ui.tables;

import app.bellhop.ui.base.Columns;
import app.bellhop.ui.base.Theme;
import app.bellhop.viewmodel.tables.DataTableViewModel;
import app.bellhop.viewmodel.tables.ProfilesViewModel;
import app.bellhop.viewmodel.tables.ProfilesViewModel.Profile;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

public final class ProfileController {

    private final ProfilesViewModel model;

    @FXML
    private Label profileStatus;

    @FXML
    private TableView<Profile> profileTable;

    @FXML
    private TableColumn<Profile, String> profileNameColumn;

    @FXML
    private TableColumn<Profile, String> profileTypeColumn;

    @FXML
    private TableColumn<Profile, String> profileValuesColumn;

    @FXML
    private TableColumn<Profile, String> profileEmptyColumn;

    @FXML
    private TableColumn<Profile, String> profileDistinctColumn;

    @FXML
    private TableColumn<Profile, String> profileLeastColumn;

    @FXML
    private TableColumn<Profile, String> profileMostColumn;

    @FXML
    private TableColumn<Profile, String> profileMeanColumn;

    @FXML
    private TableColumn<Profile, String> profileMedianColumn;

    @FXML
    private TableColumn<Profile, Profile> profileBarsColumn;

    public ProfileController(DataTableViewModel table) {
        this.model = table.profiles();
    }

    @FXML
    private void initialize() {
        profileStatus.textProperty().bind(model.status());
        Theme.failed(profileStatus, model.failed());
        profileTable.setItems(model.profiles());
        Columns.fit(profileTable);
        Columns.text(profileNameColumn, Profile::name);
        Columns.text(profileTypeColumn, Profile::type);
        Columns.text(profileValuesColumn, Profile::values);
        Columns.text(profileEmptyColumn, Profile::empty);
        Columns.text(profileDistinctColumn, Profile::distinct);
        Columns.text(profileLeastColumn, profile -> profile.of().least());
        Columns.text(profileMostColumn, profile -> profile.of().most());
        Columns.text(profileMeanColumn, Profile::mean);
        Columns.text(profileMedianColumn, Profile::median);
        profileTable.getColumns().forEach(column -> column.setSortable(false)); // They are in the table's order.
        profileBarsColumn.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        profileBarsColumn.setCellFactory(column -> new HistogramCell());
    }
}
