using CampaignMetrics.Bounces.Mime;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>Groups of fields separated by empty lines: the form of delivery reports (RFC 3464) and feedback reports (RFC 5965).</summary>
internal static class FieldGroups
{
    /// <summary>How many groups are read: a report has one for itself, and one for each recipient.</summary>
    public const int MaxGroups = 100_001;

    /// <summary>The groups of a body, in their order. Empty groups and lines that are no fields are skipped.</summary>
    public static List<HeaderList> Read(string body) => Read(body, out _);

    /// <inheritdoc cref="Read(string)"/>
    /// <param name="body">The body.</param>
    /// <param name="isCut">Whether it has more groups, or more fields in one, than are read.</param>
    public static List<HeaderList> Read(string body, out bool isCut)
    {
        var groups = new List<HeaderList>();
        isCut = false;
        for (var at = 0; at < body.Length;)
        {
            if (groups.Count == MaxGroups)
            {
                isCut |= !body.AsSpan(at).IsWhiteSpace();
                break;
            }

            var group = HeaderList.Read(body, at, body.Length, out var next);
            if (group.Count > 0) groups.Add(group);
            isCut |= group.IsCut;
            // HeaderList stops before a line that is no field. Step over that line, or the loop would never end.
            if (next == at || (next < body.Length && body[next - 1] != '\n')) next = Lines.EndOf(body, next, body.Length) + 1;
            at = next;
        }

        return groups;
    }
}
