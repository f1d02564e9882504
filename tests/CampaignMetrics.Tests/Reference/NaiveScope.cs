using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 7: which messages a report is about.</summary>
internal sealed class NaiveScope(NaiveOptions options, NaiveCatalog catalog, NaiveFacts facts)
{
    public bool Holds(NaiveMessage message) =>
        HoldsWhenever(message) && (options.ByEventDate || IsInPeriod(message.SendingTime));

    public bool HoldsWhenever(NaiveMessage message) => PassesFilters(message) && !IsLeftOut(message);

    public bool PassesFilters(NaiveMessage message)
    {
        var entry = catalog[message.Email];
        return Any(options.Emails, message.Email)
            && Any(options.Campaigns, facts.CampaignOf(message.Email))
            && Any(options.Lists, message.AllOfContact.SelectMany(happened => happened.Lists))
            && Any(options.Workflows, message.AllOfContact.Select(happened => happened.Workflow).Append(entry?.Workflow))
            && options.Tags.All(tag => message.AllOfContact.Any(happened => happened.Tags.Contains(tag)))
            && (options.Team is null || entry?.Team is null || entry.Team == options.Team)
            && (options.Unit is null || entry?.Unit == options.Unit)
            && (options.Type is null || entry?.Type == options.Type);
    }

    /// <summary>Its contact is left out, or it was opened, clicked or viewed from a network that is, and not by a stated program.</summary>
    public bool IsLeftOut(NaiveMessage message) =>
        IsLeftOut(message.Contact)
        || message.Events.Any(happened => happened.Is("opened", "clicked", "viewed") && !happened.StatesAutomation
            && happened.Text("ip") is { } ip && options.Exclude.Any(left => IsInNetwork(ip, left)));

    /// <summary>An address written <c>a.b.c.d/n</c> and the like is a network: the first n bits are alike.</summary>
    private static bool IsInNetwork(string ip, string network)
    {
        var parts = network.Split('/');
        if (parts.Length != 2 || !IPAddress.TryParse(parts[0], out var first) || !IPAddress.TryParse(ip, out var address)) return false;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var prefix = int.Parse(parts[1], CultureInfo.InvariantCulture);
        return Bits(first).Length == Bits(address).Length && Bits(first)[..prefix] == Bits(address)[..prefix];
    }

    private static string Bits(IPAddress address) =>
        string.Concat(address.GetAddressBytes().Select(part => Convert.ToString(part, 2).PadLeft(8, '0')));

    /// <summary>Contacts and domains that are left out on request.</summary>
    public bool IsLeftOut(string contact) => options.Exclude.Any(left => left.StartsWith('@')
        ? NaiveAddresses.DomainOf(contact) == NaiveAddresses.AsciiOf(left[1..])
        : contact == NaiveAddresses.ContactOf(left));

    /// <summary>[from, to) as dates of the zone.</summary>
    public bool IsInPeriod(DateTimeOffset at)
    {
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, options.Zone).DateTime);
        return (options.From is not { } from || date >= from) && (options.To is not { } to || date < to);
    }

    /// <summary>Whether what names no email has a place in it.</summary>
    public bool HasUnattributed =>
        options.Emails.Count + options.Campaigns.Count + options.Lists.Count + options.Workflows.Count + options.Tags.Count == 0;

    public JsonObject Json()
    {
        var calendar = new NaiveCalendar(options.Zone, "day");
        var json = new JsonObject { ["emails"] = Texts(options.Emails), ["campaigns"] = Texts(options.Campaigns) };
        if (options.Lists.Count > 0) json["lists"] = Texts(options.Lists);
        if (options.Workflows.Count > 0) json["workflows"] = Texts(options.Workflows);
        if (options.Tags.Count > 0)
            json["tags"] = new JsonObject(options.Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));
        if (options.Team is not null) json["team"] = options.Team;
        if (options.Unit is not null) json["businessUnit"] = options.Unit;
        if (options.Type is not null) json["type"] = options.Type;
        if (options.Exclude.Count > 0) json["exclude"] = Texts(options.Exclude);
        json["from"] = options.From is { } from ? NaiveCalendar.Text(calendar.FirstInstantOf(from), options.Zone) : null;
        json["to"] = options.To is { } to ? NaiveCalendar.Text(calendar.FirstInstantOf(to), options.Zone) : null;
        json["zone"] = options.Zone.Id;
        if (options.ByEventDate) json["dateBasis"] = "eventDate";
        if (options.AsOf is { } asOf) json["asOf"] = NaiveCalendar.Text(asOf, TimeZoneInfo.Utc);
        return json;
    }

    private static bool Any(IReadOnlyList<string> wanted, params IEnumerable<string?> texts) =>
        wanted.Count == 0 || texts.Any(text => text is not null && wanted.Contains(text));

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Distinct().Select(text => (JsonNode)text)];
}
