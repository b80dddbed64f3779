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
