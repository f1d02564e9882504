namespace CampaignMetrics.Reports;

/// <content>Renews sums: what some contacts added before is taken out, and what they add now is put in.</content>
internal sealed partial class ReportSums
{
    /// <summary>A copy that does not change when these sums are renewed.</summary>
    /// <param name="input">What was read.</param>
    public ReportSums Copy(InputSum input)
    {
        var copy = new ReportSums();
        copy.Add(this);
        copy.Input = input;
        return copy;
    }

    /// <summary>Takes the sums of some contacts out and puts their new ones in.</summary>
    /// <param name="old">What they added; ranks all of the contacts.</param>
    /// <param name="now">What they add now; ranks all of them.</param>
    /// <returns>False if something is lost that only all contacts tell, such as the earliest instant. These sums are not to be used
    /// then.</returns>
    public bool TryReplace(ReportSums old, ReportSums now)
    {
        var isSure = now.EarliestAt <= old.EarliestAt || old.EarliestAt > EarliestAt;
        isSure &= now.LatestCountedAt >= old.LatestCountedAt || old.LatestCountedAt < LatestCountedAt;
        foreach (var sum in old.Emails.Values) isSure &= TryReplace(sum, now.Emails.GetValueOrDefault(sum.Email) ?? sum.Empty());
        foreach (var email in old.Emails.Keys) now.Emails.Remove(email);
        Subtract(old);
        Add(now);
        return isSure && TopByOpens.Knows(ContactsReport.MaxContacts) && TopByClicks.Knows(ContactsReport.MaxContacts);
    }

    // An email that these sums have not was left out: none of its messages count.
    private bool TryReplace(EmailSum old, EmailSum now) =>
        Emails.TryGetValue(old.Email, out var own) ? own.TryReplace(old, now) : !now.IsCounted;

    private void Subtract(ReportSums old)
    {
        BounceReasons.Subtract(old.BounceReasons);
        NotSentReasons.Subtract(old.NotSentReasons);
        Links.Subtract(old.Links);
        Occurrences.Subtract(old.Occurrences);
        Clients.Subtract(old.Clients);
        Places.Subtract(old.Places);
        Buckets.Subtract(old.Buckets);
        Domains.Subtract(old.Domains);
        Revenue.Subtract(old.Revenue);
        Goals.Subtract(old.Goals);
        EmailSources.Subtract(old.EmailSources);
        OtherSources.Subtract(old.OtherSources);
        OtherRevenue.Subtract(old.OtherRevenue);
        Rules.Subtract(old.Rules);
        TopByOpens.Subtract(old.TopByOpens);
        TopByClicks.Subtract(old.TopByClicks);
        People -= old.People;
        Unattributed -= old.Unattributed;
        for (var i = 0; i < SinceSending.Length; i++) SinceSending[i] -= old.SinceSending[i];
        WithoutSent -= old.WithoutSent;
        WeekHours.Subtract(old.WeekHours);
        LocalHours.Subtract(old.LocalHours);
        TextClicks -= old.TextClicks;
        VariantClicks -= old.VariantClicks;
        PendingLong -= old.PendingLong;
        SharedIds -= old.SharedIds;
        ExcludedMessages -= old.ExcludedMessages;
    }
}
