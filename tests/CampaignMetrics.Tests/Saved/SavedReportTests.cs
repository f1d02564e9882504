namespace CampaignMetrics.Tests.Saved;

/// <summary>What a saved report is, and what it gives.</summary>
public sealed class SavedReportTests
{
    private static readonly SavedReport Whole = new() { Name = "All", Kind = SavedKind.Report };

    private static readonly VariantQuery Test = new() { Variants = [new Variant("A", Some.Email), new Variant("B", "other")] };

    private static readonly Definition WithoutClick =
        Definition.HubSpot with { Name = "Own", Rates = RateFormulas.Standard with { Click = null, ClickThrough = null } };

    [Fact]
    public void A_report_is_that_of_the_ledger()
    {
        using var ledger = Filled();
        Assert.Equal(ledger.Report().ToJson(), Json(Whole.Run(ledger, Some.Start)));
    }

    [Fact]
    public void Every_kind_can_be_made_and_written()
    {
        using var ledger = Filled();
        foreach (var kind in Enum.GetValues<SavedKind>())
        {
            var run = Of(kind).Run(ledger, Some.Start);
            Assert.StartsWith("{", System.Text.Encoding.UTF8.GetString(Json(run)), StringComparison.Ordinal);
            Assert.NotEmpty(run.ToTable().Columns);
        }
    }

    [Fact]
    public void The_definition_and_the_selection_are_those_that_were_saved()
    {
        using var ledger = Filled();
        var saved = Whole with { Definition = Definition.Reliable, Selection = new ReportScope { Email = "other" } };
        var report = (Report)saved.Run(ledger, Some.Start).Document;
        Assert.Equal((Definition.Reliable, "other"), (report.Definition, report.Scope.Emails[0].Value));
    }

    [Fact]
    public void A_period_has_the_days_of_the_instant_and_the_zone()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
        var saved = Whole with { Period = RelativePeriod.Parse("yesterday", null), Selection = new ReportScope { Zone = zone } };
        var scope = saved.ScopeAt(new(2026, 3, 29, 22, 30, 0, TimeSpan.Zero));
        Assert.Equal((new DateOnly(2026, 3, 29), new DateOnly(2026, 3, 30)), (scope.From, scope.To));
    }

    [Fact]
    public void A_table_has_the_columns_that_were_saved()
    {
        using var ledger = Filled();
        var saved = Of(SavedKind.Breakdown) with { Columns = ["sent", "key"] };
        Assert.Equal(["sent", "key"], saved.Run(ledger, Some.Start).ToTable().Columns.Select(column => column.Name));
    }

    [Fact]
    public void Who_looks_sees_no_more_than_they_may()
    {
        using var ledger = Filled();
        var viewer = new Viewer { MaySeeContact = _ => false };
        var page = (RecipientPage)Of(SavedKind.Recipients).Run(ledger, Some.Start, viewer).Document;
        Assert.Equal((0, 1), (page.Recipients.Length, page.LeftOut.Sum(left => left.Count)));
    }

    public static TheoryData<SavedReport, string> Wrong => new()
    {
        { Whole with { By = Dimension.Email }, "its kind has no rows that go by anything" },
        { Whole with { Measures = [Metric.Sent] }, "its kind follows no measures" },
        { Whole with { Recipients = Metric.Sent }, "its kind lists no recipients" },
        { Whole with { Link = "https://x" }, "its kind lists no recipients" },
        {
            Whole with { Columns = ["nope"] },
            "its table has no column \"nope\"; there are section, key, metric, value, numerator, denominator, note"
        },
        { Whole with { Columns = ["key", "key"] }, "a column stands twice" },
        {
            Whole with { Period = RelativePeriod.This(PeriodUnit.Day), Selection = new ReportScope { From = new DateOnly(2026, 3, 1) } },
            "it has a period that moves, and days that do not"
        },
        {
            Whole with { Selection = new ReportScope { From = new DateOnly(2026, 3, 2), To = new DateOnly(2026, 3, 1) } },
            "its period ends before it begins"
        },
        { Whole with { Kind = SavedKind.Breakdown }, "it says not what its rows go by" },
        { Whole with { Kind = SavedKind.Series }, "it follows no measure" },
        { Whole with { Kind = SavedKind.Series, Measures = [Metric.Sent, Metric.Sent] }, "a measure stands twice" },
        { Whole with { Kind = SavedKind.Series, Measures = [Measure.Rate("nope")] }, "the definition has no rate \"nope\"" },
        { Whole with { Kind = SavedKind.Recipients }, "it says not whom it lists" },
        { Whole with { Variants = Test }, "its kind compares no variants" },
        { Whole with { Kind = SavedKind.Variants }, "it says not which variants it compares" },
        {
            Of(SavedKind.Variants) with { Selection = new ReportScope { Email = "a" } },
            "its variants say which emails are meant, and not its selection"
        },
        {
            Of(SavedKind.Variants) with { Definition = Definition.HubSpot with { DateBasis = DateBasis.EventDate } },
            "variants are compared by when their messages were sent"
        },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void What_cannot_be_made_says_why(SavedReport saved, string fault)
    {
        using var ledger = Filled();
        Assert.Equal(fault, saved.Fault);
        Assert.Throws<InvalidOperationException>(() => saved.Run(ledger, Some.Start));
    }

    [Fact]
    public void What_has_no_fault_can_be_made()
    {
        using var ledger = Filled();
        Definition[] definitions =
            [WithoutClick, Definition.Reliable, Definition.HubSpot with { Name = "Own", DateBasis = DateBasis.EventDate }];
        ReportScope[] scopes =
        [
            ReportScope.All, new ReportScope { Email = "other", MaxRows = 1 }, new ReportScope { MaxRows = int.MaxValue },
            new ReportScope { From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 3, 1) },
        ];
        foreach (var kind in Enum.GetValues<SavedKind>())
            foreach (var definition in definitions)
                foreach (var scope in scopes)
                {
                    var saved = Of(kind) with { Definition = definition, Selection = scope };
                    if (saved.Fault is null) Assert.NotEmpty(Json(saved.Run(ledger, Some.Start)));
                }
    }

    [Fact]
    public void What_can_be_made_has_no_fault() => Assert.All(Enum.GetValues<SavedKind>(), kind => Assert.Null(Of(kind).Fault));

    internal static SavedReport Of(SavedKind kind) => kind switch
    {
        SavedKind.Breakdown => Whole with { Kind = kind, By = Dimension.Email },
        SavedKind.Series => Whole with { Kind = kind, Measures = [Metric.Sent, Measure.Rate("open")], By = Dimension.Email },
        SavedKind.Recipients => Whole with { Kind = kind, Recipients = Metric.Opened },
        SavedKind.Variants => Whole with { Kind = kind, Variants = Test },
        _ => Whole with { Kind = kind },
    };

    private static MessageLedger Filled() => Some.Ledger(Some.Sent(), Some.Delivered(), Some.Opened(), Some.Sent(to: "ben@example.com"));

    private static byte[] Json(SavedRun run)
    {
        using var stream = new MemoryStream();
        run.WriteJson(stream);
        return stream.ToArray();
    }
}
