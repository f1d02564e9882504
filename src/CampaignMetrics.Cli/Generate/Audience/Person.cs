using CampaignMetrics.Cli.Generate.Drawing;
using CampaignMetrics.Cli.Generate.Lines;

namespace CampaignMetrics.Cli.Generate.Audience;

/// <summary>A contact: the same in every email, because all of it follows from seed and number.</summary>
internal sealed class Person
{
    private static readonly Weighted<double> Interests = new((24, 0.08), (28, 0.48), (48, 0.88));

    private static readonly Weighted<byte[]> AllLists = new(
        (56, "[\"newsletter\"]"u8.ToArray()), (28, "[\"customers\"]"u8.ToArray()),
        (11, "[\"newsletter\",\"customers\"]"u8.ToArray()), (5, "[\"trade-fair\"]"u8.ToArray()));

    private readonly int _number;
    private readonly byte[] _given, _family;
    private readonly ulong _line;

    /// <summary>The contact of this number.</summary>
    public Person(long seed, int number)
    {
        var dice = new Dice(seed, (ulong)number);
        _number = number;
        _given = Names.Given[dice.Below(Names.Given.Length)];
        _family = Names.Family[dice.Below(Names.Family.Length)];
        _line = dice.Next();
        Mailbox = Mailbox.Draw(dice);
        Client = Mailbox.Clients.Draw(dice);
        Browser = (Client.IsMobile ? Browsers.Mobile : Browsers.Desktop).Draw(dice);
        Home = Place.All.Draw(dice);
        Interest = Interests.Draw(dice);
        Lists = AllLists.Draw(dice);
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

    /// <summary>The network address at home.</summary>
    public uint Address => Home.Address(_line);

    /// <summary>The network address on the road.</summary>
    public uint AddressElsewhere(Dice dice) => Home.Address(dice.Next());

    /// <summary>Writes the mail address, which holds the number and so is nobody else's.</summary>
    public void AddTo(LineBuffer line)
    {
        line.Add(_given);
        line.Add("."u8);
        line.Add(_family);
        line.Add(_number);
        line.Add("@"u8);
        line.Add(Mailbox.Domain);
    }
}
