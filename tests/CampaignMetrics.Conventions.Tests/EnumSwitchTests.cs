using System.Text.RegularExpressions;

namespace CampaignMetrics.Conventions.Tests;

/// <summary>
/// A switch over an enum of ours names every member, so that the compiler says which switch a new member needs: an arm for
/// all others would take it without a word. A switch over several values at once is one, too.
/// </summary>
public sealed partial class EnumSwitchTests
{
    /// <summary>Kinds that are read from a file's bytes: a number there may have no name.</summary>
    private static readonly string[] FromBytes = ["DataKind", "FrameKind"];

    private static readonly HashSet<string> Enums =
    [
        .. Package.All.SelectMany(package => package.Assembly.GetTypes())
            .Where(type => type.IsEnum).Select(type => type.Name).Except(FromBytes),
    ];

    [Fact]
    public void A_switch_over_an_enum_has_no_arm_for_all_others() => Failures.None(
        "Name the members:",
        from package in Package.All
        from file in package.SourceFiles
        from line in ArmsForOthers(File.ReadAllLines(file))
        select $"{Path.GetRelativePath(Repository.Root, file)}:{line}");

    private static IEnumerable<int> ArmsForOthers(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
            if (Others().Match(lines[i]) is { Success: true } others && Arms(lines, i, others.Groups[1].Length).Any(IsOfEnum))
                yield return i + 1;
    }

    /// <summary>The arms above, which stand as far to the right as it does.</summary>
    private static IEnumerable<string> Arms(string[] lines, int others, int indent)
    {
        for (var i = others - 1; i >= 0 && Indent(lines[i]) >= indent; i--)
            if (Indent(lines[i]) == indent) yield return lines[i];
    }

    private static int Indent(string line) => line.Length == 0 ? int.MaxValue : line.Length - line.TrimStart().Length;

    private static bool IsOfEnum(string arm) => Arm().Match(arm) is { Success: true } match && Enums.Contains(match.Groups[1].Value);

    [GeneratedRegex(@"^( +)(_ =>|\(_(?:, _)+\) =>|default:)")]
    private static partial Regex Others();

    [GeneratedRegex(@"^ +(?:case )?(?:\((?:[^=]*[ (])?)?(\w+)\.\w+( or |:| =>| when|,|\)|$)")]
    private static partial Regex Arm();
}
