'use strict';
(function () {
  var data = JSON.parse(document.getElementById('data').textContent);
  var english = document.getElementById('lang-en');
  var chinese = document.getElementById('lang-zh');
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  var charts = [];

  // Storage may be forbidden for a page opened from disk; the switch works all the same.
  function remembered() {
    try { return localStorage.getItem('zhenzan.language'); } catch (forbidden) { return null; }
  }
  function remember(language) {
    try { localStorage.setItem('zhenzan.language', language); } catch (forbidden) { return; }
  }
  function language() { return chinese.checked ? 'zh' : 'en'; }
  function colour(name) {
    return getComputedStyle(document.body).getPropertyValue('--' + name).trim();
  }
  function whole(value) { return value.toLocaleString('en-US'); }

  function moment(millis, width) {
    // Beyond the years that a browser knows, the plain number has to do.
    if (Math.abs(millis) > 8.64e15) { return String(millis); }
    var iso = new Date(millis).toISOString();
    if (width >= 86400000) { return iso.slice(0, 10); }
    return width < 60000 ? iso.slice(11, 19) : iso.slice(5, 16).replace('T', ' ');
  }

  function base(words) {
    return {
      animation: false,
      aria: { enabled: true, label: { description: words } },
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour('ink') },
      grid: { left: 4, right: 8, top: 14, bottom: 4, containLabel: true },
      tooltip: {
        trigger: 'axis', renderMode: 'richText', backgroundColor: colour('card'), borderColor: colour('line'),
        textStyle: { color: colour('ink'), fontSize: 12 }, valueFormatter: whole
      }
    };
  }

  function axis(extra) {
    var common = {
      axisLine: { lineStyle: { color: colour('line') } }, axisTick: { show: false },
      axisLabel: { color: colour('soft'), fontSize: 11, hideOverlap: true, alignMinLabel: 'left', alignMaxLabel: 'right' },
      splitLine: { lineStyle: { color: colour('line'), opacity: 0.6 } }
    };
    return Object.assign(common, extra);
  }

  function short(value) {
    if (value >= 1e6) { return value / 1e6 + 'M'; }
    return value >= 1e4 ? value / 1e3 + 'k' : String(value);
  }

  function overTime(series, words) {
    var labels = series.honest.map(function (ignored, i) {
      return moment(series.start + i * series.width, series.width);
    });
    var few = labels.length < 3;
    function layer(name, values, tone) {
      return {
        name: name, type: few ? 'bar' : 'line', stack: 'likes', step: few ? undefined : 'middle', data: values, symbol: 'none',
        barMaxWidth: 60, lineStyle: { width: 0 }, areaStyle: { color: colour(tone), opacity: 1 }, itemStyle: { color: colour(tone) }
      };
    }
    var option = base(words.time);
    option.xAxis = axis({ type: 'category', data: labels, boundaryGap: few, splitLine: { show: false } });
    option.yAxis = axis({ type: 'value', axisLine: { show: false } });
    option.yAxis.axisLabel.formatter = short;
    option.series = [layer(words.honest, series.honest, 'honest'), layer(words.withheld, series.withheld, 'withheld')];
    return option;
  }

  function spread(counts, words) {
    var option = base(words.spread);
    option.xAxis = axis({ type: 'category', data: words.steps, splitLine: { show: false } });
    option.xAxis.axisLabel.interval = 0;
    option.xAxis.axisLabel.hideOverlap = false;
    option.xAxis.axisLabel.alignMinLabel = option.xAxis.axisLabel.alignMaxLabel = 'center';
    option.yAxis = axis({ type: 'log', min: 0.5, axisLine: { show: false } });
    option.yAxis.axisLabel.formatter = function (value) { return value < 1 ? '' : short(value); };
    option.tooltip.valueFormatter = function (value) { return whole(value || 0); };
    option.series = [{
      name: words.targets, type: 'bar', barCategoryGap: '25%',
      data: counts.map(function (count, i) {
        return { value: count || null, itemStyle: { color: colour(i === 0 ? 'honest' : 'withheld') } };
      }),
      label: { show: true, position: 'top', color: colour('soft'), fontSize: 11, formatter: function (bar) { return short(bar.value || 0); } }
    }];
    return option;
  }

  // With a view box a drawn chart shrinks to the width of the paper.
  function frame(chart) {
    var svg = chart.getDom().querySelector('svg');
    svg.setAttribute('viewBox', '0 0 ' + chart.getWidth() + ' ' + chart.getHeight());
  }

  function draw() {
    var words = data[language()];
    charts.forEach(function (chart) { chart.dispose(); });
    charts = [];
    function put(id, option) {
      var place = document.getElementById(id);
      if (!place) { return; }
      var chart = echarts.init(place, null, { renderer: 'svg' });
      chart.setOption(option);
      frame(chart);
      charts.push(chart);
    }
    put('chart-time', overTime(data.time, words));
    put('chart-spread', spread(data.spread, words));
    if (data.focus) { put('chart-focus', overTime(data.focus, words)); }
  }

  function apply() {
    document.documentElement.lang = language() === 'zh' ? 'zh-CN' : 'en';
    draw();
  }
  function resize() {
    charts.forEach(function (chart) {
      chart.resize();
      frame(chart);
    });
  }

  [english, chinese].forEach(function (choice) {
    choice.addEventListener('change', function () { remember(language()); apply(); });
  });
  window.addEventListener('resize', resize);
  dark.addEventListener('change', draw);

  // On paper everything is open; afterwards each part is as the reader had left it.
  var closed = [];
  window.addEventListener('beforeprint', function () {
    closed = Array.prototype.slice.call(document.querySelectorAll('details:not([open]):not(.numbers)'));
    closed.forEach(function (part) { part.open = true; });
  });
  window.addEventListener('afterprint', function () {
    closed.forEach(function (part) { part.open = false; });
  });

  // A link to an explained account opens it.
  function reveal() {
    var part = document.getElementById(location.hash.slice(1));
    if (part && part.tagName === 'DETAILS') { part.open = true; part.scrollIntoView(); }
  }
  window.addEventListener('hashchange', reveal);

  var choice = remembered();
  if (choice === 'zh') { chinese.checked = true; }
  if (choice === 'en') { english.checked = true; }
  apply();
  reveal();
})();
