namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>Those about all emails together.</summary>
internal static partial class XmlExamples
{
    public static void OfAutomatedEmails(MessageLedger messages)
    {
        AutomatedEmails automated = messages.AutomatedEmails();
        foreach (WorkflowStep step in automated["welcome"]!.Steps)
            Console.WriteLine($"{step.Email}: {step.Reached}, {step.Numbers.Rates.Open}");
    }

    public static void OfEmailColumn(MessageLedger messages)
    {
        var list = messages.Emails(new EmailQuery { SortBy = Measure.Rate("open"), Search = "sale" });
    }

    public static void OfEmailList(MessageLedger messages)
    {
        EmailList page = messages.Emails(new EmailQuery { Search = "sale", Limit = 20 });
        foreach (ListedEmail email in page.Emails)
            Console.WriteLine($"{email.Status}: {email.Report.Name}, {email.Report.Rates.Open}");
    }

    public static void OfEmailRanking(MessageLedger messages)
    {
        EmailRanking best = messages.Ranking("click");
        foreach (RankedEmail email in best.Emails.Take(10))
            Console.WriteLine($"{email.Rank}. {email.Email}: surely {email.Bound:P1}, percentile {email.Percentile:0}");
    }

    public static void OfEmailScatter(MessageLedger messages)
    {
        EmailScatter scatter = messages.Scatter();
        Console.WriteLine($"mean of the emails' open rates {scatter.MeanX:P1}, of all messages {scatter.PooledX}");
    }

    public static void OfOverview(MessageLedger messages)
    {
        var march = new ReportScope { From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 4, 1) };
        Overview overview = messages.Overview(scope: march);
        foreach (RateChange rate in overview.Engagement.Rates)
            Console.WriteLine($"{rate.Current.Words}: {rate.Current}, {rate.PercentagePoints:+0.0;-0.0} points");
    }

    public static void OfWithin()
    {
        var page = new ReportScope { BusinessUnit = "north", From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 4, 1) };
        var chart = new ReportScope { EmailType = "automated", Within = page };
    }
}
