output "topic_arn" {
  description = "SNS topic of alerts."
  value       = aws_sns_topic.alerts.arn
}

output "alarm_names" {
  description = "Alarms, sorted."
  value = sort([
    aws_cloudwatch_metric_alarm.rds_cpu.alarm_name,
    aws_cloudwatch_metric_alarm.rds_storage.alarm_name,
    aws_cloudwatch_metric_alarm.redis_memory.alarm_name,
    aws_cloudwatch_metric_alarm.application_errors.alarm_name,
    aws_cloudwatch_metric_alarm.deployment_errors.alarm_name,
  ])
}

output "deployment_alarm_names" {
  description = "Alarms that roll a deployment back."
  value       = [aws_cloudwatch_metric_alarm.deployment_errors.alarm_name]
}

output "dashboard_url" {
  description = "Address of the dashboard; null when there is none."
  value = one([
    for dashboard in aws_cloudwatch_dashboard.this :
    "https://${data.aws_region.current.name}.console.aws.amazon.com/cloudwatch/home?region=${data.aws_region.current.name}#dashboards/dashboard/${dashboard.dashboard_name}"
  ])
}
