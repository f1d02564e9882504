using System.Globalization;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Receivers;

namespace CampaignMetrics;

/// <summary>Something in a receiver's file that could not be read, or a problem that a report itself tells. The rest of the file is read
/// all the same.</summary>
/// <param name="File">The file as it was named; in an archive, followed by the entry's name.</param>
/// <param name="Line">The line, from 1; null where the fault is not at a line.</param>
/// <param name="Path">The part, such as <c>record[3]/row/count</c>; null where the fault is about the whole file.</param>
/// <param name="What">What is wrong, for a person to read.</param>
[JsonConverter(typeof(DataConverter<ReceiverFault>)), JsonForm<ReceiverFaultConverter>]
public sealed record ReceiverFault(string File, int? Line, string? Path, string What)
{
    /// <summary>As a person reads it: <c>a.xml.gz: line 12: record[3]/row/count: is missing</c>.</summary>
    public override string ToString()
    {
        var line = Line is { } number ? string.Create(CultureInfo.InvariantCulture, $"line {number}: ") : "";
        return $"{File}: {line}{(Path is null ? "" : $"{Path}: ")}{What}";
    }
}
