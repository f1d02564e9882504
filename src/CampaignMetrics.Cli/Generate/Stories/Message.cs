using CampaignMetrics.Cli.Generate.Audience;
using CampaignMetrics.Cli.Generate.Drawing;
using CampaignMetrics.Cli.Generate.Emails;
using CampaignMetrics.Cli.Generate.Lines;

namespace CampaignMetrics.Cli.Generate.Stories;

/// <summary>One email to one person, and the words in which its events are written: properties in the order of the event lines.</summary>
internal sealed class Message(SyntheticEmail email, Person person, Dice dice, LineBlock block)
{
    private const double WithoutId = 0.003;

    private long _at;

    public SyntheticEmail Email => email;
    public Person Person => person;
    public Dice Dice => dice;

    /// <summary>Begins the line of an event of this message.</summary>
    public Message Begin(ReadOnlySpan<byte> type, long at) => Begin(type, at, email.Json, []);

    /// <summary>Begins the line of an event that says whose it is but not of which email.</summary>
    public Message BeginWithoutEmail(ReadOnlySpan<byte> type, long at) => Begin(type, at, [], []);

    /// <summary>Begins the line that says what the contact was selected by; no other line of the message says it again.</summary>
    public Message BeginWithSegments(ReadOnlySpan<byte> type, long at)
    {
        Begin(type, at, email.Json, email.CampaignJson);
        Line.Add(",\"list\":"u8);
        Line.Add(person.Lists);
        Line.Add(email.WorkflowJson);
        Line.Add(",\"tags\":{\"language\":\""u8);
        Line.Add(person.Home.Language);
        Line.Add("\"}"u8);
        return this;
    }

    /// <summary>Adds a text; the name with its comma, quotes and colon: <c>,"ip":"</c>.</summary>
    public Message Text(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        Line.Add(name);
        Line.Add(value);
        Line.Add("\""u8);
        return this;
    }

    /// <summary>Adds properties as they are.</summary>
    public Message Json(ReadOnlySpan<byte> properties)
    {
        Line.Add(properties);
        return this;
    }

    public Message UserAgent(ReadOnlySpan<byte> agent) => Text(",\"userAgent\":\""u8, agent);

    public Message Address(uint address)
    {
        Line.Add(",\"ip\":\""u8);
        Line.AddAddress(address);
        Line.Add("\""u8);
        return this;
    }

    public Message Seconds(long milliseconds)
    {
        Line.Add(",\"seconds\":"u8);
        Line.AddThousandths(milliseconds);
        return this;
    }

    /// <summary>Adds an amount of money with its two decimals, and a number for the order.</summary>
    public Message Amount(int cents, ulong order)
    {
        Line.Add(",\"amount\":"u8);
        Line.Add(cents / 100);
        Line.Add(cents % 100 < 10 ? ".0"u8 : "."u8);
        Line.Add(cents % 100);
        Text(",\"currency\":\""u8, person.Home.Currency);
        Line.Add(",\"order\":\"A-"u8);
        Line.Add((long)(order % 9_000_000 + 1_000_000));
        Line.Add("\""u8);
        return this;
    }

    /// <summary>Adds an answer of the receiving server, of which not every provider tells the class.</summary>
    public Message Response(ServerReply reply)
    {
        Line.Add(",\"smtp\":\""u8);
        Line.Add(reply.Before);
        if (reply.NamesRecipient) person.AddTo(Line);
        Line.Add(reply.After);
        Line.Add("\""u8);
        if (dice.Chance(0.85)) Text(",\"status\":\""u8, reply.Status);
        if (dice.Chance(0.6)) Text(",\"bounceClass\":\""u8, reply.Class);
        if (dice.Chance(0.3)) Text(",\"bounceReason\":\""u8, reply.Reason);
        return Text(",\"remoteMta\":\""u8, person.Mailbox.Server);
    }

    /// <summary>Ends the line.</summary>
    public void End()
    {
        Line.Add("}"u8);
        block.End(dice, _at);
    }

    private LineBuffer Line => block.Line;

    private Message Begin(ReadOnlySpan<byte> type, long at, ReadOnlySpan<byte> emailJson, ReadOnlySpan<byte> campaignJson)
    {
        _at = at;
        Line.Add("{"u8);
        if (!dice.Chance(WithoutId))
        {
            Line.Add("\"id\":\""u8);
            Line.AddHex(dice.Next());
            Line.Add("\","u8);
        }
        Line.Add("\"type\":\""u8);
        Line.Add(type);
        Line.Add("\",\"at\":\""u8);
        Line.AddTime(at);
        Line.Add("\""u8);
        Line.Add(emailJson);
        Line.Add(campaignJson);
        Line.Add(",\"recipient\":\""u8);
        person.AddTo(Line);
        Line.Add("\""u8);
        return this;
    }
}
