using System.Text.Json;

namespace CampaignMetrics.Json;

/// <summary>Reads and writes members that were not measured: they are null, and an object <c>notMeasured</c> beside them has the reason
/// for each.</summary>
internal static class UnmeasuredMembers
{
    /// <summary>The name of the member with the reasons; in a quotient, with the only one.</summary>
    public const string Name = "notMeasured";

    public static void WriteNotMeasured(this Utf8JsonWriter json, string reason, params ReadOnlySpan<string> members)
    {
        foreach (var member in members) json.WriteNull(member);
        json.WriteReason(reason, members);
    }

    public static void WriteReason(this Utf8JsonWriter json, string reason, params ReadOnlySpan<string> members)
    {
        json.WriteStartObject(Name);
        foreach (var member in members) json.WriteString(member, reason);
        json.WriteEndObject();
    }

    /// <summary>Writes the reasons of the members that have one; nothing where none has.</summary>
    public static void WriteReasons(this Utf8JsonWriter json, params ReadOnlySpan<(string Member, string? Reason)> members)
    {
        var hasBegun = false;
        foreach (var (member, reason) in members)
        {
            if (reason is null) continue;
            if (!hasBegun) json.WriteStartObject(Name);
            hasBegun = true;
            json.WriteString(member, reason);
        }
        if (hasBegun) json.WriteEndObject();
    }

    /// <summary>Why a member is null; null where it is not.</summary>
    public static string? ReasonAgainst(this JsonPart json, string member) => json.Optional(Name)?.Optional(member)?.Text();
}
