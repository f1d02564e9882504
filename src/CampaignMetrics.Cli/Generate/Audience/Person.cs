using CampaignMetrics.Cli.Generate.Drawing;
using CampaignMetrics.Cli.Generate.Lines;

namespace CampaignMetrics.Cli.Generate.Audience;

/// <summary>A contact. All of it follows from seed and number, so it is the same in every email without being kept in memory.</summary>
internal sealed class Person
{
    private const double DeniesShare = 0.03, CapitalsShare = 0.03, DeadShare = 0.011, DiesPerEmail = 0.0008, LeavesPerEmail = 0.0022;
    // However many emails there are, a contact loses the address, or unsubscribes, with a chance of one half at most.
    private const double MostWhoGo = 0.5;

    // Few readers are average: half open nearly everything, a quarter hardly anything.
    private static readonly Weighted<double> Interests = new((24, 0.08), (28, 0.48), (48, 0.88));

    private static readonly Weighted<byte[]> AllLists = new(
        (56, "[\"newsletter\"]"u8.ToArray()), (28, "[\"customers\"]"u8.ToArray()),
        (11, "[\"newsletter\",\"customers\"]"u8.ToArray()), (5, "[\"trade-fair\"]"u8.ToArray()));

    private readonly int _number;
    private readonly byte[] _given, _family;
    private readonly ulong _line;
    private readonly bool _writesCapitals;

    /// <summary>The contact of this number.</summary>
    public Person(GenerateOptions options, int number)
    {
        var dice = new Dice(options.Seed, (ulong)number);
        _number = number;
        // The order of the draws must stay: another order gives other files for the same seed.
        _given = Names.Given[dice.Below(Names.Given.Length)];
        _family = Names.Family[dice.Below(Names.Family.Length)];
        // Stands for the access line at home, which gives the contact its IP address.
        _line = dice.Next();
        Mailbox = Mailbox.Draw(dice);
        Client = Mailbox.Clients.Draw(dice);
        Browser = (Client.IsMobile ? Browsers.Mobile : Browsers.Desktop).Draw(dice);
        Home = Place.All.Draw(dice);
        Interest = Interests.Draw(dice);
        Lists = AllLists.Draw(dice);
        Habit = Habits.All.Draw(dice);
        DeniesTracking = dice.Chance(DeniesShare);
        _writesCapitals = dice.Chance(CapitalsShare);
        Token = dice.Next();
        (Guard, OfficeAddress) = GuardOf(options);
        DiesAt = dice.Chance(DeadShare) ? 0 : Some(dice, DiesPerEmail, options.Emails);
        LeavesAt = Some(dice, LeavesPerEmail, options.Emails);
    }

    public Mailbox Mailbox { get; }

    public MailClient Client { get; }

    /// <summary>The user agent of clicks.</summary>
    public byte[] Browser { get; }

    public Place Home { get; }

    /// <summary>The chance that a mail is opened.</summary>
    public double Interest { get; }

    /// <summary>The lists that the contact is on, as a JSON array.</summary>
    public byte[] Lists { get; }

    public Habit Habit { get; }

    /// <summary>Whether the contact's mails carry neither a tracking image nor tracked links.</summary>
    public bool DeniesTracking { get; }

    /// <summary>The value that identifies the contact in personal links.</summary>
    public ulong Token { get; }

    /// <summary>What looks at the mail first.</summary>
    public Guard Guard { get; }

    /// <summary>The address that the contact shares with colleagues and machines at work; null for none.</summary>
    public uint? OfficeAddress { get; }

    /// <summary>The number of the email from which on the address no longer exists; null for never.</summary>
    public int? DiesAt { get; }

    /// <summary>The number of the email by which the contact unsubscribes; null for none.</summary>
    public int? LeavesAt { get; }

    /// <summary>The network address at home, or at work.</summary>
    public uint Address => OfficeAddress ?? Home.Address(_line);

    /// <summary>The network address on the road.</summary>
    public uint AddressElsewhere(Dice dice) => Home.Address(dice.Next());

    /// <summary>Writes the mail address as servers say it, which holds the number and so is nobody else's.</summary>
    public void AddTo(LineBuffer line)
    {
        AddLocalPart(line);
        line.Add(Mailbox.Domain);
    }

    /// <summary>Writes the mail address as its owner typed it, which is the same address.</summary>
    public void AddAsListedTo(LineBuffer line)
    {
        var start = line.Length;
        AddLocalPart(line);
        line.Add(Mailbox.ListedDomain);
        if (!_writesCapitals) return;
        var (given, domain) = (start, line.Length - Mailbox.ListedDomain.Length);
        // One capital in the name and one in the domain: both fold to the same address.
        foreach (var letter in (int[])[given, domain]) line[letter..(letter + 1)][0] = Upper(line[letter..(letter + 1)][0]);
    }

    private static byte Upper(byte letter) => char.IsAsciiLetterLower((char)letter) ? (byte)char.ToUpperInvariant((char)letter) : letter;

    private static int? Some(Dice dice, double perEmail, int emails) =>
        dice.Chance(Math.Min(MostWhoGo, perEmail * emails)) ? dice.Below(emails) : null;

    private (Guard Guard, uint? Office) GuardOf(GenerateOptions options) => Mailbox.Company is { } company
        ? (Guards.Of(company, options.Scanned), Guards.OwnAddress(company))
        : (Guard.None, null);

    private void AddLocalPart(LineBuffer line)
    {
        line.Add(_given);
        line.Add("."u8);
        line.Add(_family);
        line.Add(_number);
        line.Add("@"u8);
    }
}
