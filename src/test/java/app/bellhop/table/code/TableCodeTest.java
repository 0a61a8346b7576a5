package app.bellhop.table.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.Tables;
import app.bellhop.table.data.Workbooks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Code that reads the same table in other programs. */
class TableCodeTest {

    private static final TableCode.Place AWS = new TableCode.Place("", "", "work");
    private static final TableCode.Place OWN = new TableCode.Place("http://127.0.0.1:9000", "eu-central-1", "");

    private static TableCode code(Tables objects, TableCode.Place place) {
        DataTable table = objects.read();
        return TableCode.of(table, "b", place).orElseThrow();
    }

    @Test
    void textsAreReadAsTheyAreHere() {
        TableCode code = code(
                new Tables()
                        .put("2026/a.csv", "# made by X\nzip;price;day\n01234;1,5;31.12.2026\n'a;NA;01.02.2026\n")
                        .put("2026/b.csv", "zip;price;day\n01235;2,5;30.12.2026\n"),
                OWN);
        assertEquals("""
                INSTALL httpfs; LOAD httpfs;
                INSTALL aws; LOAD aws;
                CREATE OR REPLACE SECRET bellhop (TYPE s3, PROVIDER credential_chain, REGION 'eu-central-1', \
                ENDPOINT '127.0.0.1:9000', URL_STYLE 'path', USE_SSL false);
                SELECT * FROM read_csv(
                    ['s3://b/2026/a.csv', 's3://b/2026/b.csv'],
                    delim = ';',
                    quote = '"',
                    escape = '"',
                    comment = '#',
                    skip = 0,
                    header = true,
                    types = {'zip': 'VARCHAR'},
                    decimal_separator = ',',
                    nullstr = ['', '#N/A', '-', 'N/A', 'NA', 'NAN', 'NULL', 'NaN', '\\N', 'n/a', 'nan', 'null'],
                    union_by_name = true);
                """, DuckDbCode.of(code));
        assertEquals("""
                import pandas as pd

                storage = {"client_kwargs": {"endpoint_url": "http://127.0.0.1:9000", "region_name": "eu-central-1"}}
                files = [
                    "s3://b/2026/a.csv",
                    "s3://b/2026/b.csv",
                ]
                df = pd.concat(
                    [
                        pd.read_csv(
                            file,
                            storage_options=storage,
                            sep=";",
                            quotechar="\\"",
                            comment="#",
                            decimal=",",
                            skiprows=0,
                            header=0,
                            dtype={"zip": "string"},
                            parse_dates=["day"],
                            dayfirst=True,
                            na_values=["#N/A", "-", "N/A", "NA", "NAN", "NULL", "NaN", "\\\\N", "n/a", "nan", "null"],
                        )
                        for file in files
                    ],
                    ignore_index=True,
                )
                """, PandasCode.of(code));
    }

    @Test
    void namesThatAreNotInTheTextAreGiven() {
        String sql = DuckDbCode.of(code(new Tables().put("it's.tsv", "1\ta\n2\tb\n"), AWS));
        assertTrue(sql.contains("['s3://b/it''s.tsv']"), sql);
        assertTrue(sql.contains("header = false,\n    names = ['column 1', 'column 2']"), sql);
        assertTrue(sql.contains("delim = E'\\t'"), sql);
        assertTrue(sql.contains("PROVIDER credential_chain, PROFILE 'work');"), sql);
    }

    @Test
    void otherKindsHaveTheirOwnReaders() {
        TableCode excel = code(
                new Tables()
                        .put(
                                "a.xlsx",
                                new Workbooks()
                                        .sheet("My sheet", List.of("id", "n"), List.of(1, 2))
                                        .bytes())
                        .put("b.csv", "id\n1\n"),
                AWS);
        assertEquals(List.of("s3://b/a.xlsx"), excel.uris());
        assertTrue(DuckDbCode.of(excel)
                .endsWith("read_xlsx(\n    's3://b/a.xlsx',\n    sheet = 'My sheet',\n    header = true);\n"));
        assertTrue(PandasCode.of(excel).contains("pd.read_excel("));
        assertTrue(PandasCode.of(excel).contains("sheet_name=\"My sheet\","));
        assertFalse(DuckDbCode.of(excel).contains("delim"));

        TableCode json = code(new Tables().put("a.ndjson", "{\"a\":1}\n{\"a\":2}\n"), AWS);
        assertTrue(DuckDbCode.of(json)
                .contains("read_json(\n    ['s3://b/a.ndjson'],\n    format = 'newline_delimited');"));
        assertTrue(PandasCode.of(json).contains("lines=True,"));
    }
}
