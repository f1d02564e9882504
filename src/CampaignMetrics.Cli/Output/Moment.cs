using System.Globalization;

namespace CampaignMetrics.Cli.Output;

/// <summary>The start of a bucket as people read it: as much of date and time as its length calls for.</summary>
internal static class Moment
{
    public static string Of(DateTimeOffset start, Frequency frequency) => start.ToString(Form(frequency), CultureInfo.InvariantCulture);

    private static string Form(Frequency frequency) => frequency switch
    {
        Frequency.QuarterHour or Frequency.Hour => "yyyy-MM-dd HH:mm zzz",
        Frequency.Day => "ddd yyyy-MM-dd",
        Frequency.Week => "'week of' yyyy-MM-dd",
        Frequency.Month => "yyyy-MM",
    };
}
