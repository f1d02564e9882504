using System.Text;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Exports;

/// <summary>Tables, their cells and their formats.</summary>
public sealed class TableTests
{
    [Theory]
    [
        InlineData("=1+1"), InlineData("+1"), InlineData("-1"), InlineData("@SUM(A1)"), InlineData("\t=1"), InlineData("\n=1"),
        InlineData("\nx"), InlineData("\uFF1D1"), InlineData("\uFF0B1"), InlineData("\uFF0D1"), InlineData("\uFF20x"), InlineData(" =1"),
        InlineData("\"=1"), InlineData("\u00a0=1"), InlineData("'=1"),
    ]
    public void A_text_that_a_spreadsheet_would_take_for_a_formula_is_text(string text) => Assert.Equal("'" + text, ReadBack(text));

    [Theory]
    [InlineData("https://x.example/?a=1"), InlineData("a-b"), InlineData(""), InlineData("a,b;\"c\"\nd")]
    [InlineData("Zo\u00eb \u5bd2\u4e2d \U0001F600")]
    public void Any_other_text_comes_back_as_it_was(string text) => Assert.Equal(text, ReadBack(text));

    [Fact]
    public void The_name_of_standard_input_is_no_formula() => Assert.Equal("-", ReadBack("-"));

    [Fact]
    public void A_negative_number_stays_a_number() => Assert.Equal("a\n-12.5\n", Csv(-12.5m));

    [Fact]
    public void What_a_terminal_acts_on_is_replaced() => Assert.Equal("a\nx\uFFFD[31m\n", Csv("x\u001b[31m"));

    [Fact]
    public void Blanks_at_the_ends_of_a_text_are_quoted() => Assert.Equal("a\n\" x\"\n", Csv(" x"));

    [Fact]
    public void A_text_of_pairs_of_surrogates_is_whole_wherever_it_is_cut()
    {
        // Longer than what is written together, and not a multiple of it.
        var text = "x" + string.Concat(Enumerable.Repeat("\U0001F600", 100_000));
        Assert.Equal($"a\n{text}\n", Csv(text));
    }

    [Fact]
    public void Json_tells_texts_numbers_flags_and_nothing_apart() => Assert.Equal(
        "{\"a\":\"1\",\"b\":1,\"c\":true,\"d\":null,\"e\":[\"x\",\"y\"],\"f\":\"2026-03-02T09:00:00Z\"}\n",
        Json(["1", (long?)1, (bool?)true, default, Cell.Of(["x", "y"]), (DateTimeOffset?)Some.Start], isOptional: false));

    [Fact]
    public void Json_leaves_out_what_is_optional_and_not_there() =>
        Assert.Equal("{\"b\":1}\n", Json([default, (long?)1, Cell.Of([])], isOptional: true));

    [Fact]
    public void Json_escapes_what_cannot_be_seen() => Assert.Equal("{\"a\":\"x\\u202Ey\"}\n", Json(["x\u202Ey"], isOptional: false));

    [Fact]
    public void A_row_has_a_cell_for_each_column()
    {
        using var writer = new TableWriter(Stream.Null, TableFormat.Csv, [new TableColumn("a", CellType.Text)]);
        Assert.Throws<ArgumentException>(() => writer.Write(["1", "2"]));
    }

    [Fact]
    public void Selected_columns_come_in_the_order_that_is_wanted()
    {
        var table = Some.Ledger(Some.Sent()).Sources().ToTable().Select("customers", "kind");
        Assert.Equal(["customers", "kind"], table.Columns.Select(column => column.Name));
        var rows = new List<string>();
        table.Read(cells => rows.Add($"{cells[0]} {cells[1]}"));
        Assert.Equal(["0 email", "0 campaign"], rows.Distinct().Take(2).Union(["0 email", "0 campaign"]));
    }

    [Theory, InlineData("no such column"), InlineData("kind,kind")]
    public void Only_columns_that_are_there_can_be_selected_each_once(string names) => Assert.Throws<ArgumentException>(
        () => Some.Ledger(Some.Sent()).Sources().ToTable().Select(names.Split(',')));

    [Fact]
    public void Tables_with_the_same_columns_stand_below_each_other()
    {
        var ledger = Some.Ledger(Some.Sent(), Some.Delivered());
        var both = Table.Concat(ledger.Breakdown(Dimension.Email).ToTable(), ledger.Breakdown(Dimension.Campaign).ToTable());
        Assert.Equal(4, both.Read(_ => { }));
        Assert.Throws<ArgumentException>(() => Table.Concat(both, ledger.Times().ToTable()));
        Assert.Throws<ArgumentException>(() => Table.Concat());
    }

    [Fact]
    public void Every_column_of_every_table_has_a_name_of_its_own()
    {
        var ledger = Some.Ledger(Some.Sent(), Some.Delivered(), Some.Opened());
        Table[] tables =
        [
            ledger.Report().ToTable(), ledger.Breakdown(Dimension.Email).ToTable(), ledger.Series([Metric.Sent], Dimension.Email).ToTable(),
            ledger.Times().ToTable(), ledger.Sources().ToTable(), ledger.Unsubscriptions().ToTable(), ledger.EventTable(),
            ledger.RecipientTable(new RecipientQuery { Kind = Metric.Sent }),
        ];
        Assert.All(tables, table => Assert.Distinct(table.Columns.Select(column => column.Name)));
    }

    [Fact]
    public void A_stop_ends_the_reading()
    {
        using var source = new CancellationTokenSource();
        var table = Some.Ledger(Some.Sent(), Some.Delivered()).EventTable();
        Assert.Throws<OperationCanceledException>(() => table.Read(_ => source.Cancel(), source.Token));
    }

    private static string Csv(Cell cell) => Written(TableFormat.Csv, [cell], isOptional: false);

    private static string Json(Cell[] cells, bool isOptional) => Written(TableFormat.Ndjson, cells, isOptional);

    private static string Written(TableFormat format, Cell[] cells, bool isOptional)
    {
        using var target = new MemoryStream();
        TableColumn[] columns = [.. cells.Select((_, i) => new TableColumn($"{(char)('a' + i)}", CellType.Text, isOptional))];
        using (var writer = new TableWriter(target, format, [.. columns])) writer.Write(cells);
        return Encoding.UTF8.GetString(target.ToArray());
    }

    /// <summary>The second cell of a row, read by RFC 4180.</summary>
    private static string ReadBack(string text)
    {
        var csv = Csv(text)["a\n".Length..^1];
        return csv.StartsWith('"') ? csv[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : csv;
    }
}
