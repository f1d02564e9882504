namespace CampaignMetrics.Reports;

/// <summary>
/// Gives a conversion that names no email to its contact's last counted click within the window, if that click is in scope.
/// </summary>
internal static class Attribution
{
    public static void Resolve(ReportSums sums, TimeSpan window, SumTable<RevenueKey, RevenueSum> revenue)
    {
        if (sums.UnnamedConversions.Count == 0) return;
        var byContact = new Dictionary<string, List<ContactClick>>(StringComparer.Ordinal);
        foreach (var conversion in sums.UnnamedConversions) byContact.TryAdd(conversion.Contact, []);
        foreach (var log in sums.Clicks) log.CopyTo(byContact);
        foreach (var clicks in byContact.Values) clicks.Sort();
        foreach (var conversion in sums.UnnamedConversions)
            if (Last(byContact[conversion.Contact], conversion.At) is { InScope: true } click
                && conversion.At - click.At <= window.TotalMilliseconds)
                revenue.Add(new RevenueKey(click.Email, conversion.Currency), new RevenueSum(conversion.Amount, 1));
    }

    private static ContactClick? Last(List<ContactClick> sorted, long at)
    {
        int low = 0, high = sorted.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle].At <= at) low = middle + 1;
            else high = middle;
        }
        return low == 0 ? null : sorted[low - 1];
    }
}
