using CampaignMetrics.Cli.Generate.Audience;
using CampaignMetrics.Cli.Generate.Drawing;
using CampaignMetrics.Cli.Generate.Emails;
using CampaignMetrics.Cli.Generate.Lines;

namespace CampaignMetrics.Cli.Generate.Stories;

/// <summary>One email to one person. Its methods write the lines of its events, with the properties in the order of event lines.</summary>
/// <remarks>
/// <para>The stories decide what happens and when; this class knows how it is written, and hands each line to the block.</para>
/// </remarks>
internal sealed class Message(SyntheticEmail email, Person person, Dice dice, LineBlock block, Sending sending)
{
    private const double WithoutId = 0.003;

    private bool _isSeen;
    private long _at;

    public SyntheticEmail Email => email;
    public Person Person => person;
    public Dice Dice => dice;

    /// <summary>When the sending begins, in milliseconds.</summary>
    public long StartsAt => sending.StartsAt;

    /// <summary>Begins the line of an event of this message.</summary>
    public Message Begin(Act act, ReadOnlySpan<byte> type, long at) => Begin(act, type, at, email.Json, [], sending.Json);

    /// <summary>Begins the line of an event that names its contact and no email.</summary>
    public Message BeginWithoutEmail(Act act, ReadOnlySpan<byte> type, long at) => Begin(act, type, at, [], [], []);

    /// <summary>Begins the line of an open, a click or a view, which is dropped if the contact denied tracking.</summary>
    public Message BeginTracked(Act act, ReadOnlySpan<byte> type, long at)
    {
        Begin(act, type, at);
        // The line is written and then dropped by End, so that callers need not ask who denied tracking.
        _isSeen = !person.DeniesTracking;
        return this;
    }

    /// <summary>Begins the line that says what the contact was selected by; no other line of the message says it again.</summary>
    public Message BeginWithSegments(Act act, ReadOnlySpan<byte> type, long at)
    {
        Begin(act, type, at, email.Json, email.CampaignJson, sending.Json, asListed: true);
        Line.Add(",\"list\":"u8);
        Line.Add(person.Lists);
        Line.Add(email.WorkflowJson);
        Line.Add(person.DeniesTracking ? ",\"tags\":{\"consent\":\"denied\",\"language\":\""u8 : ",\"tags\":{\"language\":\""u8);
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

    /// <summary>Adds a link of the email, with the reader's own parameter where the email's links have one.</summary>
    public Message Link(SyntheticLink link, bool inText = false)
    {
        Line.Add(link.UrlJson);
        if (!link.Personal.IsEmpty)
        {
            Line.Add(link.Personal.Span);
            Line.AddHex(person.Token);
        }
        Line.Add(link.IdJson);
        if (inText) Line.Add(",\"part\":\"text\""u8);
        return Json(link.RoleJson);
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

    /// <summary>Adds an amount of money with its two decimals, negative for a refund, and the order's number.</summary>
    public Message Amount(int cents, long order)
    {
        var positive = Math.Abs(cents);
        Line.Add(cents < 0 ? ",\"amount\":-"u8 : ",\"amount\":"u8);
        Line.Add(positive / 100);
        Line.Add(positive % 100 < 10 ? ".0"u8 : "."u8);
        Line.Add(positive % 100);
        Text(",\"currency\":\""u8, person.Home.Currency);
        Line.Add(",\"order\":\"A-"u8);
        Line.Add(order);
        Line.Add("\""u8);
        return this;
    }

    /// <summary>Adds a response of the receiving server. Not every provider states its class.</summary>
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
        if (!_isSeen) block.Drop();
        else block.End(dice, _at);
    }

    private LineBuffer Line => block.Line;

    private Message Begin(
        Act act, ReadOnlySpan<byte> type, long at, ReadOnlySpan<byte> emailJson, ReadOnlySpan<byte> campaignJson,
        ReadOnlySpan<byte> sendJson, bool asListed = false)
    {
        (_at, _isSeen) = (at, true);
        Line.Add("{"u8);
        var id = IdOf(type);
        if (id is { } given)
        {
            Line.Add("\"id\":\""u8);
            Line.AddHex(given);
            Line.Add("\","u8);
        }
        block.Tell(act, type, id);
        Line.Add("\"type\":\""u8);
        Line.Add(type);
        Line.Add("\",\"at\":\""u8);
        Line.AddTime(at);
        Line.Add("\""u8);
        Line.Add(emailJson);
        Line.Add(campaignJson);
        Line.Add(",\"recipient\":\""u8);
        if (asListed) person.AddAsListedTo(Line);
        else person.AddTo(Line);
        Line.Add("\""u8);
        Line.Add(sendJson);
        return this;
    }

    /// <summary>The event's id. Some senders use the id of the mail for all that happens to it, and a few events have none.</summary>
    private ulong? IdOf(ReadOnlySpan<byte> type)
    {
        if (sending.MailId is { } mail && (type.SequenceEqual("sent"u8) || type.SequenceEqual("delivered"u8))) return mail;
        return dice.Chance(WithoutId) ? null : dice.Next();
    }
}
