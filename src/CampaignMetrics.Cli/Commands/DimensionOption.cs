using System.CommandLine;
using System.Globalization;
using CampaignMetrics.Cli.Input;

namespace CampaignMetrics.Cli.Commands;

/// <summary>The option <c>--by</c>.</summary>
internal sealed class DimensionOption : Option<string?>
{
    /// <summary>All names; a tag's is <c>tag:</c> and the tag.</summary>
    private static readonly IReadOnlyList<string> All =
    [
        .. Enum.GetValues<DimensionKind>()
            .Select(kind => kind == DimensionKind.Tag ? "tag:NAME" : Output.JsonName.Of<DimensionKind>(kind)!),
    ];

    /// <param name="most">How many dimensions may be named, separated by commas.</param>
    public DimensionOption(int most) : base("--by")
    {
        Description = $"What the rows go by{(most > 1 ? ", one or more separated by commas" : "")}:{Names.Listed(All)}";
        HelpName = most > 1 ? "DIMENSION[,…]" : "DIMENSION";
        Validators.Add(result =>
        {
            if (result.Tokens is not [var token]) return;
            var names = Split(token.Value);
            if (names.Length == 0) result.AddError($"--by: names none. There are {string.Join(", ", All)}.");
            if (names.Length > most) result.AddError("--by: one dimension is expected.");
            foreach (var name in names)
                if (!Dimension.TryParse(name, null, out _)) result.AddError($"--by: {Names.Unknown(name, "dimension", All)}");
        });
    }

    /// <summary>The dimensions, each once; empty where the option is not given.</summary>
    public IReadOnlyList<Dimension> Of(ParseResult parsed) =>
        [.. Split(parsed.GetValue(this) ?? "").Select(name => Dimension.Parse(name, CultureInfo.InvariantCulture)).Distinct()];

    private static string[] Split(string list) =>
        list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
