using CampaignMetrics.Bounces.Mime;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>Groups of fields separated by empty lines: the form of delivery reports (RFC 3464) and feedback reports (RFC 5965).</summary>
internal static class FieldGroups
{
    // A report has a group for itself and one for each recipient; a limit keeps a hostile mail from taking memory without end.
    private const int MaxGroups = 1001;

    /// <summary>The groups of a body, in their order. Empty groups and lines that are no fields are skipped.</summary>
    public static List<HeaderList> Read(string body) => Read(body, out _);

    /// <inheritdoc cref="Read(string)"/>
    /// <param name="body">The body.</param>
    /// <param name="isCut">Whether it has more groups than are read.</param>
    public static List<HeaderList> Read(string body, out bool isCut)
    {
        var groups = new List<HeaderList>();
        isCut = false;
        for (var at = 0; at < body.Length;)
        {
            isCut = groups.Count == MaxGroups && !body.AsSpan(at).IsWhiteSpace();
            if (groups.Count == MaxGroups) break;
            var group = HeaderList.Read(body, at, body.Length, out var next);
            if (group.Count > 0) groups.Add(group);
            // HeaderList stops before a line that is no field. Step over that line, or the loop would never end.
            if (next == at || (next < body.Length && body[next - 1] != '\n')) next = Lines.EndOf(body, next, body.Length) + 1;
            at = next;
        }

        return groups;
    }
}
