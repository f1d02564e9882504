using System.CommandLine;
using CampaignMetrics.Cli.Input;

namespace CampaignMetrics.Cli.Output;

/// <summary>How a command writes what it found.</summary>
internal enum AnswerFormat
{
    /// <summary>For a person.</summary>
    Table,

    /// <summary>For programs: one document; of <c>agent</c>, <c>bounce</c> and <c>locate</c> one object a line.</summary>
    Json,

    /// <summary>For programs: one object a line.</summary>
    Ndjson,

    /// <summary>For spreadsheets.</summary>
    Csv,

    /// <summary>For analysts' tools, in columns.</summary>
    Parquet,

    /// <summary>For a person with a browser: one page that needs no network.</summary>
    Html,
}

/// <summary>The option <c>--format</c>.</summary>
internal sealed class FormatOption : Option<string>
{
    /// <param name="formats">What the command can write; the first is the default.</param>
    public FormatOption(params AnswerFormat[] formats) : base("--format")
    {
        var names = formats.Select(NameOf).ToArray();
        Description = $"How it is written: {string.Join(" or ", names)}.";
        DefaultValueFactory = _ => names[0];
        HelpName = string.Join('|', names);
        Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !names.Contains(token.Value, StringComparer.OrdinalIgnoreCase))
                result.AddError(Names.Unknown(token.Value, "format", names));
        });
    }

    public AnswerFormat Of(ParseResult parsed) => Enum.Parse<AnswerFormat>(parsed.GetValue(this)!, ignoreCase: true);

    /// <exception cref="UnusableException">The format needs a file, and a terminal would get it.</exception>
    public void NeedsFile(ParseResult parsed, string? file)
    {
        var format = Of(parsed);
        if (format is AnswerFormat.Parquet or AnswerFormat.Html && file is null && !Console.IsOutputRedirected)
            throw new UnusableException($"--format {NameOf(format)}: needs --output: a terminal cannot show it");
    }

    private static string NameOf(AnswerFormat format) => format.ToString().ToLowerInvariant();
}
