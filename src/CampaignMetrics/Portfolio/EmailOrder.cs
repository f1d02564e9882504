namespace CampaignMetrics.Portfolio;

/// <summary>The order of a list of emails: by a column, those with nothing there last, ties by key.</summary>
internal sealed class EmailOrder(EmailQuery query, Definition definition)
{
    /// <summary>The emails in this order.</summary>
    public ListedEmail[] Sort(ListedEmail[] emails) => query.SortBy.Property switch
    {
        null when query.SortBy.Measure?.RateName is { } name => ByRate(emails, PlaceOf(name, definition)),
        null => By(emails, CountOf, InOrder),
        EmailProperty.SentAt => By(emails, email => email.Report.SentAt, InOrder),
        { } property => By(emails, email => email.TextOf(property), InOrder),
    };

    private ListedEmail[] ByRate(ListedEmail[] emails, int place) => By(emails, email => RateOf(email, place), InOrder);

    // What is compared is made once for each email: a rate is computed each time that it is asked for.
    private static ListedEmail[] By<TKey>(ListedEmail[] emails, Converter<ListedEmail, TKey> keyOf, Comparison<TKey> inOrder)
    {
        var keys = Array.ConvertAll(emails, keyOf);
        var places = Enumerable.Range(0, emails.Length).ToArray();
        Array.Sort(places, (one, other) => inOrder(keys[one], keys[other]) is not 0 and var order
            ? order
            : CodePoints.Compare(emails[one].Report.Email.Value, emails[other].Report.Email.Value));
        return Array.ConvertAll(places, place => emails[place]);
    }

    private static int PlaceOf(string name, Definition definition)
    {
        for (var place = 0; place < definition.Rates.Count; place++)
            if (definition.Rates[place].Name == name) return place;
        throw new ArgumentException($"There is no rate \"{name}\" to sort by.", nameof(query));
    }

    private static Ratio? RateOf(ListedEmail email, int place) =>
        email.Report.Rates[place].Ratio is { NotMeasured: null } rate ? rate : null;

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
