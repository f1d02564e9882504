using Spectre.Console;

namespace CampaignMetrics.Cli.Output;

/// <summary>Columns without lines between them; the second holds numbers, the last gives way where the width is short.</summary>
internal static class Columns
{
    public static Grid Of(int count)
    {
        var grid = new Grid();
        for (var i = 0; i < count; i++)
        {
            var column = new GridColumn { NoWrap = i < count - 1, Padding = new Padding(2, 0, 0, 0) };
            grid.AddColumn(i == 1 ? column.RightAligned() : column);
        }
        return grid;
    }
}
