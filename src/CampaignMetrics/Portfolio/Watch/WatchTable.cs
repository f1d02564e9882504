using System.Globalization;
using CampaignMetrics.Bounces;
using CampaignMetrics.Exports;
using CampaignMetrics.Json;

namespace CampaignMetrics.Portfolio.Watch;

/// <summary>A watch as a table: a row for each score, provider, day, number of a receiver, and unusual change.</summary>
internal static class WatchTable
{
    private static readonly Columns<Line> Columns = All();

    public static Table Of(WatchReport watch) => Columns.Of(Lines(watch));

    private static Columns<Line> All()
    {
        var columns = new Columns<Line>
        {
            { "section", CellType.Text, line => line.Section },
            { "key", CellType.Text, line => line.Key },
            { "day", CellType.Text, line => line.On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
            { "sent", CellType.Count, line => line.Delivery?.Sent },
            { "delivered", CellType.Count, line => line.Delivery?.Delivered },
            { "bounced", CellType.Count, line => line.Delivery?.Bounced },
        };
        foreach (var kind in Enum.GetValues<BounceClass>())
            columns.Add($"{BounceNames.Of(kind)}Bounced", CellType.Count, line => line.Delivery?.BouncedAs(kind));
        columns.Add("complaints", CellType.Count, line => line.Complaints is { NotMeasured: null } rate ? rate.Numerator : (long?)null);
        columns.Add("complaintsOf", CellType.Count, line => line.Complaints is { NotMeasured: null } rate ? rate.Denominator : (long?)null);
        columns.Add("standing", CellType.Text, line => line.Standing is { } standing ? Words<LimitStanding>.Of(standing) : null);
        columns.Add("points", CellType.Number, line => line.Points);
        columns.Add("name", CellType.Text, line => line.Name);
        columns.Add("value", CellType.Number, line => line.Value);
        columns.Add("text", CellType.Text, line => line.Text);
        columns.Add("now", CellType.Count, line => line.Change?.Now.Numerator);
        columns.Add("nowOf", CellType.Count, line => line.Change?.Now.Denominator);
        columns.Add("before", CellType.Count, line => line.Change?.Before.Numerator);
        columns.Add("beforeOf", CellType.Count, line => line.Change?.Before.Denominator);
        columns.Add("probability", CellType.Number, line => line.Change?.Probability);
        return columns;
    }

    private static IEnumerable<Line> Lines(WatchReport watch) =>
    [
        new("health", null) { Points = watch.Health.Points },
        .. watch.Health.Losses.Select(loss => new Line("loss", Words<HealthCause>.Of(loss.Cause)) { Points = loss.Lost }),
        .. watch.Providers.Select(row => new Line("provider", row.Provider)
        {
            Delivery = row.Delivery, Complaints = row.Complaints, Points = row.Health.Points,
        }),
        .. watch.Days.Select(day => new Line("day", day.Provider)
        {
            On = day.Day, Delivery = day.Delivery, Complaints = day.Complaints, Standing = day.Standing,
        }),
        .. watch.Receivers.SelectMany(day => day.Numbers.Select(number => new Line("receiver", day.Receiver)
        {
            On = day.Day, Name = number.Name, Value = number.Value, Text = number.Text,
        })),
        .. watch.Changes.Select(change => new Line("change", change.Key)
        {
            On = change.Day, Name = Words<Metric>.Of(change.Metric), Change = change, Text = change.By.ToString(),
        }),
        new("violations", null) { Value = watch.Violations.Messages },
        new("comparisons", null) { Value = watch.Comparisons },
        new("leftOut", "days") { Value = watch.DaysLeftOut },
        new("leftOut", "changes") { Value = watch.ChangesLeftOut },
    ];

    /// <summary>A row: the section it belongs to and its key; the other columns as far as the section has them.</summary>
    private sealed record Line(string Section, string? Key)
    {
        public DateOnly? On { get; init; }

        public DeliveryReport? Delivery { get; init; }

        public Ratio? Complaints { get; init; }

        public LimitStanding? Standing { get; init; }

        public double? Points { get; init; }

        public string? Name { get; init; }

        public double? Value { get; init; }

        public string? Text { get; init; }

        public UnusualChange? Change { get; init; }
    }
}
