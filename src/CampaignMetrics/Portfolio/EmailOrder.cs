namespace CampaignMetrics.Portfolio;

/// <summary>The order of a list of emails: by a column, those with nothing there last, ties by key.</summary>
internal sealed class EmailOrder(EmailQuery query, Definition definition) : IComparer<ListedEmail>
{
    private readonly int _rate = query.SortBy.Measure?.RateName is { } name ? PlaceOf(name, definition) : -1;
    // A rate is computed each time that it is asked for; sorting asks often.
    private readonly Dictionary<EmailId, Ratio> _rates = [];

    public int Compare(ListedEmail? x, ListedEmail? y)
    {
        var (one, other) = (x!, y!);
        var order = query.SortBy.Property switch
        {
            null when _rate >= 0 => InOrder(RateOf(one), RateOf(other)),
            null => InOrder(CountOf(one), CountOf(other)),
            EmailProperty.SentAt => InOrder(one.Report.SentAt, other.Report.SentAt),
            { } property => InOrder(one.TextOf(property), other.TextOf(property)),
        };
        return order != 0 ? order : CodePoints.Compare(one.Report.Email.Value, other.Report.Email.Value);
    }

    private static int PlaceOf(string name, Definition definition)
    {
        for (var place = 0; place < definition.Rates.Count; place++)
            if (definition.Rates[place].Name == name) return place;
        throw new ArgumentException($"There is no rate \"{name}\" to sort by.", nameof(query));
    }

    private Ratio? RateOf(ListedEmail email)
    {
        if (!_rates.TryGetValue(email.Report.Email, out var rate))
            _rates.Add(email.Report.Email, rate = email.Report.Rates[_rate].Ratio);
        return rate.NotMeasured is null ? rate : null;
    }

    private long? CountOf(ListedEmail email) => email.Report.Counts.Measured(query.SortBy.Measure!.Value.Metric!.Value);

    private int InOrder(Ratio? one, Ratio? other) => one is { } left && other is { } right
        ? Directed(Exact.Compare(left, right))
        : LastIfNull(one is null, other is null);

    private int InOrder<T>(T? one, T? other) where T : struct, IComparable<T> =>
        one is { } left && other is { } right ? Directed(left.CompareTo(right)) : LastIfNull(one is null, other is null);

    private int InOrder(string? one, string? other)
    {
        if (one is null || other is null) return LastIfNull(one is null, other is null);
        var order = StringComparer.OrdinalIgnoreCase.Compare(one, other);
        return Directed(order != 0 ? order : CodePoints.Compare(one, other));
    }

    private int Directed(int order) => query.Ascending ? order : -order;

    private static int LastIfNull(bool one, bool other) => one.CompareTo(other);
}
