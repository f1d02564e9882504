using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace CampaignMetrics.Cli.Input;

/// <summary>Options that take a number: written the same way in every country, and within bounds.</summary>
internal static class Numbers
{
    /// <summary>An option with a default.</summary>
    public static Option<T> Option<T>(string name, string description, T preset, T least, T most)
        where T : struct, INumber<T> => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => preset,
        CustomParser = result => Parse(result, name, least, most),
    };

    /// <summary>An option without a default: null where it is not given.</summary>
    public static Option<T?> Option<T>(string name, string description, T least, T most)
        where T : struct, INumber<T> => new(name)
    {
        Description = description, HelpName = "N", CustomParser = result => Parse(result, name, least, most),
    };

    private static T Parse<T>(ArgumentResult result, string name, T least, T most)
        where T : struct, INumber<T>
    {
        var text = result.Tokens[0].Value;
        const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (T.TryParse(text, styles, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most) return value;
        result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name}: '{text}' is no number from {least} to {most}."));
        return default;
    }
}
