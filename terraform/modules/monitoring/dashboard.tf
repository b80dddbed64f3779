# One page with what the alarms watch and what explains it. Each widget is 8 of 24 columns wide, so that three make a row.
locals {
  widget_size  = { width = 8, height = 6 }
  alarm_prefix = "arn:${data.aws_partition.current.partition}:cloudwatch:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:alarm:"

  # CloudWatch's own form of a metric: namespace, name, dimensions, options.
  database = ["DBInstanceIdentifier", var.rds_instance_id]
  cache    = ["CacheClusterId", var.redis_cluster_id]
  service  = ["ClusterName", var.cluster_name, "ServiceName", var.service_name]
  balancer = var.load_balancer == null ? [] : ["LoadBalancer", var.load_balancer.arn_suffix]
  targets  = var.load_balancer == null ? [] : ["TargetGroup", var.load_balancer.target_group_arn_suffix, "LoadBalancer", var.load_balancer.arn_suffix]

  charts = concat(
    [
      {
        title   = "Database: processor"
        stat    = "Average"
        metrics = [concat(["AWS/RDS", "CPUUtilization"], local.database, [{ label = "CPU %" }])]
      },
      {
        title   = "Database: connections"
        stat    = "Maximum"
        metrics = [concat(["AWS/RDS", "DatabaseConnections"], local.database, [{ label = "connections" }])]
      },
      {
        title   = "Database: free storage"
        stat    = "Minimum"
        metrics = [concat(["AWS/RDS", "FreeStorageSpace"], local.database, [{ label = "bytes" }])]
      },
      {
        title = "Database: reads and writes"
        stat  = "Average"
        metrics = [
          for name, label in { ReadIOPS = "reads/s", WriteIOPS = "writes/s" } :
          concat(["AWS/RDS", name], local.database, [{ label = label }])
        ]
      },
      {
        title = "Database: latency"
        stat  = "Average"
        metrics = [
          for name, label in { ReadLatency = "reads, s", WriteLatency = "writes, s" } :
          concat(["AWS/RDS", name], local.database, [{ label = label }])
        ]
      },
      {
        title = "Cache: processor and memory"
        stat  = "Average"
        metrics = [
          for name, label in { CPUUtilization = "CPU %", DatabaseMemoryUsagePercentage = "memory %" } :
          concat(["AWS/ElastiCache", name], local.cache, [{ label = label }])
        ]
      },
      {
        title   = "Cache: connections"
        stat    = "Maximum"
        metrics = [concat(["AWS/ElastiCache", "CurrConnections"], local.cache, [{ label = "connections" }])]
      },
      {
        title = "Cache: hits, misses, evictions"
        stat  = "Sum"
        metrics = [
          for name, label in { CacheHits = "hits", CacheMisses = "misses", Evictions = "evictions" } :
          concat(["AWS/ElastiCache", name], local.cache, [{ label = label }])
        ]
      },
      {
        title = "Service: processor and memory"
        stat  = "Average"
        metrics = [
          for name, label in { CPUUtilization = "CPU %", MemoryUtilization = "memory %" } :
          concat(["AWS/ECS", name], local.service, [{ label = label }])
        ]
      },
      {
        title   = "Application errors"
        stat    = "Sum"
        metrics = [[local.metric_namespace, local.error_metric, { label = "errors" }]]
      },
    ],
    [
      for chart in local.balancer_charts : chart if var.load_balancer != null
    ],
  )

  balancer_charts = [
    {
      title = "Load balancer: requests"
      stat  = "Sum"
      metrics = [
        for name, label in { RequestCount = "requests", HTTPCode_Target_5XX_Count = "5xx" } :
        concat(["AWS/ApplicationELB", name], local.balancer, [{ label = label }])
      ]
    },
    {
      title = "Load balancer: response time"
      stat  = "Average"
      metrics = [
        for stat in ["Average", "p90", "p99"] :
        concat(["AWS/ApplicationELB", "TargetResponseTime"], local.balancer, [{ label = stat, stat = stat }])
      ]
    },
    {
      title = "Load balancer: targets"
      stat  = "Maximum"
      metrics = [
        for name, label in { HealthyHostCount = "healthy", UnHealthyHostCount = "unhealthy" } :
        concat(["AWS/ApplicationELB", name], local.targets, [{ label = label }])
      ]
    },
  ]
}

data "aws_region" "current" {}

data "aws_partition" "current" {}

# Dashboards carry no tags: what they belong to is told by their name.
resource "aws_cloudwatch_dashboard" "this" {
  count = var.dashboard ? 1 : 0

  dashboard_name = var.name

  # Encoded apart: metrics are lists of mixed things, which one expression for all widgets would have to bring to one type.
  dashboard_body = format(
    "{\"start\":\"-PT12H\",\"periodOverride\":\"auto\",\"widgets\":[%s]}",
    join(",", concat(
      [
        jsonencode({
          type   = "alarm"
          x      = 0
          y      = 0
          width  = 24
          height = 3
          properties = {
            title = "Alarms"
            # Made of their names, so that an alarm that is made anew leaves the dashboard alone.
            alarms = [
              for alarm in [
                aws_cloudwatch_metric_alarm.rds_cpu,
                aws_cloudwatch_metric_alarm.rds_storage,
                aws_cloudwatch_metric_alarm.redis_memory,
                aws_cloudwatch_metric_alarm.application_errors,
                aws_cloudwatch_metric_alarm.deployment_errors,
              ] : "${local.alarm_prefix}${alarm.alarm_name}"
            ]
          }
        }),
      ],
      [
        for index, chart in local.charts : jsonencode({
          type   = "metric"
          x      = index % 3 * local.widget_size.width
          y      = 3 + floor(index / 3) * local.widget_size.height
          width  = local.widget_size.width
          height = local.widget_size.height
          properties = {
            title   = chart.title
            region  = data.aws_region.current.name
            view    = "timeSeries"
            stat    = chart.stat
            period  = 60
            metrics = chart.metrics
            yAxis   = { left = { min = 0 } }
          }
        })
      ],
    ))
  )
}
