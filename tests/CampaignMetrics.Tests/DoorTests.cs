using System.Collections.Immutable;
using System.Reflection;

namespace CampaignMetrics.Tests;

/// <summary>A programmer's mistake is told where it is made: no option takes what a report would stumble over later.</summary>
public sealed class DoorTests
{
    private static readonly Type[] Options =
    [
        typeof(LedgerOptions), typeof(EventLineOptions), typeof(SpillOptions), typeof(Enrichment), typeof(ActorThresholds),
        typeof(ReportScope),
        typeof(CampaignMetrics.Definition), typeof(Segments),
        .. typeof(EmailEvent).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(EmailEvent))),
    ];

    public static TheoryData<Type, string> Enums => Properties(type => (Nullable.GetUnderlyingType(type) ?? type).IsEnum);

    public static TheoryData<Type, string> Arrays =>
        Properties(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>));

    [Theory]
    [MemberData(nameof(Enums))]
    public void An_enum_takes_only_values_that_it_has(Type options, string property)
    {
        var type = options.GetProperty(property)!.PropertyType;
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Set(options, property, Enum.ToObject(Nullable.GetUnderlyingType(type) ?? type, 99)));
    }

    [Theory]
    [MemberData(nameof(Arrays))]
    public void The_default_array_is_refused(Type options, string property) =>
        Assert.Throws<ArgumentException>(() =>
            Set(options, property, Activator.CreateInstance(options.GetProperty(property)!.PropertyType)));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void No_threads_and_no_bytes_are_refused(int number)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LedgerOptions { MaxThreads = number });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventLineOptions { MaxLineBytes = number });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ActorThresholds { BurstLinks = number });
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpillOptions(1, () => Stream.Null) { BytesPerMessage = number });
    }

    [Fact]
    public void A_negative_limit_and_negative_times_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpillOptions(-1, () => Stream.Null));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ActorThresholds { Nearby = TimeSpan.FromTicks(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => CampaignMetrics.Definition.HubSpot with { AttributionWindow = TimeSpan.MinValue });
    }

    [Fact]
    public void Nothing_is_refused_where_something_must_be()
    {
        Assert.Throws<ArgumentNullException>(() => new LedgerOptions { Catalog = null! });
        Assert.Throws<ArgumentNullException>(() => new ReportScope { Zone = null! });
        Assert.Throws<ArgumentNullException>(() => new Segments { Lists = [null!] });
        Assert.Throws<ArgumentNullException>(() => new SpillOptions(1, null!));
        Assert.Throws<ArgumentNullException>(() =>
            new MessageLedger().ReadLines([null!], cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_period_lies_within_the_years_of_events()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReportScope { From = new DateOnly(1969, 12, 31) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReportScope { To = new DateOnly(2200, 1, 1) });
        var first = new ReportScope { From = new DateOnly(1970, 1, 5), To = new DateOnly(1970, 2, 1) };
        Assert.Throws<ArgumentOutOfRangeException>(first.PreviousPeriod);
    }

    [Fact]
    public void A_formula_that_was_changed_is_a_rate_by_what_it_is_now()
    {
        var formula = new RateFormula(Metric.Opened, Metric.Delivered);
        Assert.False((formula with { Numerator = Metric.TotalOpens }).IsRate);
    }

    [Fact]
    public void A_null_among_events_is_blamed_on_the_events() =>
        Assert.Equal("events", Assert.ThrowsAny<ArgumentException>(() => new MessageLedger().Apply(new EmailEvent[] { null! })).ParamName);

    [Fact]
    public void The_largest_limits_are_taken()
    {
        var lines = new EventLineOptions { MaxLineBytes = int.MaxValue };
        var thresholds = new ActorThresholds { BurstLinks = int.MaxValue, BurstWindow = TimeSpan.MaxValue, Nearby = TimeSpan.MaxValue };
        var enrichment = Enrichment.Default with { Thresholds = thresholds };
        var ledger = new MessageLedger(new LedgerOptions { Lines = lines, MaxThreads = int.MaxValue, Enrichment = enrichment });
        ledger.ReadLines(new MemoryStream("""
            {"id":"1","type":"clicked","at":"2026-03-01T12:00:00Z","email":"e","recipient":"a","url":"https://a.example/"}
            """u8.ToArray()));
        var definition = Definition.HubSpot with { AttributionWindow = TimeSpan.MaxValue };
        var scope = new ReportScope { From = new DateOnly(1970, 1, 1), To = new DateOnly(2199, 12, 31), Every = Frequency.QuarterHour };
        Assert.Equal(1, ledger.Report(definition, scope).Counts[Metric.Clicked]);
    }

    [Fact]
    public void A_metric_that_there_is_not_has_no_list() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MessageLedger().Recipients((CampaignMetrics.Metric)999));

    [Fact]
    public void The_days_of_a_week_are_seven() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReportScope { FirstDayOfWeek = (DayOfWeek)7, Every = Frequency.Week });

    private static void Set(Type options, string property, object? value)
    {
        try
        {
            options.GetProperty(property)!.SetValue(System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(options), value);
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            throw inner;
        }
    }

    private static TheoryData<Type, string> Properties(Func<Type, bool> isKind)
    {
        var found = new TheoryData<Type, string>();
        foreach (var type in Options)
            foreach (var property
                in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true } && isKind(property.PropertyType)))
                found.Add(type, property.Name);
        return found;
    }
}
