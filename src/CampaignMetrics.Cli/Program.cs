using CampaignMetrics.Cli;

return CommandLine.Run(args);
