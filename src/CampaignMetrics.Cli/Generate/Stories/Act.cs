using System.Text;

namespace CampaignMetrics.Cli.Generate.Stories;

/// <summary>
/// Who really causes an event, and what that person or program does, as the truth file says it. Acts are named by what such a person or
/// program is, never by the rule that would find it.
/// </summary>
internal sealed class Act
{
    private Act(string by, string what) => Json = Encoding.UTF8.GetBytes($"\",\"by\":\"{by}\",\"what\":\"{what}\"}}\n");

    /// <summary>The rest of a line of the truth, behind the event's type.</summary>
    public byte[] Json { get; }

    public static Act Sends { get; } = new("sender", "sends");
    public static Act LeavesOut { get; } = new("sender", "leaves the contact out");
    public static Act Frees { get; } = new("sender", "frees the address");
    public static Act Delivers { get; } = new("mail server", "takes the mail");
    public static Act Refuses { get; } = new("mail server", "refuses the mail");
    public static Act PutsOff { get; } = new("mail server", "puts the mail off");
    public static Act AutoReplies { get; } = new("autoresponder", "answers for somebody who is away");

    public static Act Reads { get; } = Person("reads");
    public static Act ReadsAtTheOffice { get; } = Person("reads behind the address of the gateway");
    public static Act HidesTheAgent { get; } = Person("reads with a hidden user agent");
    public static Act ReadsWithOddClient { get; } = Person("reads with a program that nobody knows");
    public static Act ReadsRemotely { get; } = Person("reads on a desktop in a data centre");
    public static Act Follows { get; } = Person("follows a link");
    public static Act OpensTabs { get; } = Person("opens several links in tabs");
    public static Act ClicksAgain { get; } = Person("clicks impatiently");
    public static Act Buys { get; } = Person("buys");
    public static Act Returns { get; } = Person("returns what was bought");
    public static Act Answers { get; } = Person("answers");
    public static Act PassesOn { get; } = Person("passes it on");
    public static Act Leaves { get; } = Person("leaves");
    public static Act LeavesByButton { get; } = Person("leaves by the mailbox's button");
    public static Act ComesBack { get; } = Person("comes back");
    public static Act Complains { get; } = Person("complains");

    public static Act HoldsTheMail { get; } = new("gateway", "follows links before it decides on the mail");
    public static Act ScansAll { get; } = new("scanner", "follows every link after delivery");
    public static Act ScansTheTrapToo { get; } = new("scanner", "follows every link, the hidden one too");
    public static Act ScansFromManyAddresses { get; } = new("scanner", "follows every link, each from another address");
    public static Act ScansFlagged { get; } = new("scanner", "follows every link, and the provider says so");
    public static Act UnsubscribesByVisit { get; } = new("scanner", "unsubscribes by following a link");
    public static Act AsksForHeads { get; } = new("head checker", "asks for the head of every link");
    public static Act NamesItself { get; } = new("named scanner", "follows links and says what it is");
    public static Act TakesItsTime { get; } = new("slow sandbox", "follows links one at a time");
    public static Act TriesOne { get; } = new("single-link scanner", "follows one link");
    public static Act ChecksTheClick { get; } = new("click checker", "follows what its user clicks, in the user's own agent");
    public static Act Prefetches { get; } = new("previewer", "fetches ahead and says so");
    public static Act RelaysPrivately { get; } = new("privacy relay", "loads images whether or not somebody looks");
    public static Act FetchesAhead { get; } = new("webmail prefetcher", "loads images ahead of its user");
    public static Act Archives { get; } = new("archive", "loads images as a browser would");
    public static Act Crawls { get; } = new("crawler", "loads what it is given, under its own name");
    public static Act CrawlsUnnamed { get; } = new("crawler", "loads what it is given, under no name");
    public static Act BorrowsProxy { get; } = new("scanner behind a proxy", "follows a link in an image proxy's name");

    private static Act Person(string what) => new("person", what);
}
